using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Conflicts.Comments;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Conflicts;

public sealed class ConflictCommentTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task Both_readers_and_the_lead_talk_about_a_conflict_and_nobody_else_does()
    {
        var review = await ConflictAsync(reviewers: 3);
        var (ada, ben, carl) = (review.Reviewers[0], review.Reviewers[1], review.Reviewers[2]);

        Assert.True((await As(ada).AddAsync(review.Id, Titles, 1, " It names no service. ")).Succeeded);
        Assert.True((await As(review.Lead).AddAsync(review.Id, Titles, 1, "Page 3 does.")).Succeeded);
        var refused = await As(carl).AddAsync(review.Id, Titles, 1, "May I?");

        Assert.Contains("once all votes on it are in", refused.Message, StringComparison.Ordinal);
        Assert.Null(await As(carl).ListAsync(review.Id, Titles, 1));
        Assert.Equal(["It names no service.", "Page 3 does."], (await As(ben).ListAsync(review.Id, Titles, 1))!.Select(c => c.Text));
        Assert.Equal(2, Assert.Single(await workbench.As<ConflictListService>(review.Lead).QueueAsync(review.Id)).Comments);
        Assert.Equal([1], (await workbench.As<ConflictListService>(ben).MineAsync(review.Id)).Select(line => line.Number));
        Assert.Empty(await workbench.As<ConflictListService>(carl).MineAsync(review.Id));
    }

    [Fact]
    public async Task Before_all_votes_are_in_nobody_can_comment_and_there_is_nothing_to_read()
    {
        var review = await ConflictAsync(reviewers: 2, both: false);

        foreach (var user in new[] { review.Lead, review.Reviewers[0], review.Reviewers[1] })
        {
            Assert.Null(await As(user).ListAsync(review.Id, Titles, 1));
            Assert.False((await As(user).AddAsync(review.Id, Titles, 1, "Too early")).Succeeded);
        }
    }

    [Fact]
    public async Task A_comment_is_taken_back_by_its_author_alone()
    {
        var review = await ConflictAsync(reviewers: 2);
        await As(review.Reviewers[0]).AddAsync(review.Id, Titles, 1, "Mine");
        var comment = (await As(review.Reviewers[0]).ListAsync(review.Id, Titles, 1))!.Single();

        await As(review.Lead).RemoveAsync(review.Id, comment.Id);
        Assert.Single((await As(review.Lead).ListAsync(review.Id, Titles, 1))!);
        await As(review.Reviewers[0]).RemoveAsync(review.Id, comment.Id);
        Assert.Empty((await As(review.Lead).ListAsync(review.Id, Titles, 1))!);
    }

    [Theory]
    [InlineData("  ", "Write the comment first")]
    [InlineData(null, "longer than 4,000")]
    public async Task A_comment_that_says_nothing_or_too_much_is_refused(string? text, string expected)
    {
        var review = await ConflictAsync(reviewers: 2);

        Assert.Contains(expected, (await As(review.Lead).AddAsync(review.Id, Titles, 1, text ?? new string('x', 4001))).Message,
            StringComparison.Ordinal);
    }

    private ConflictCommentService As(Guid user) => workbench.As<ConflictCommentService>(user);

    /// <summary>One record with two readers, who contradict each other.</summary>
    private async Task<TestReview> ConflictAsync(int reviewers, bool both = true)
    {
        var review = await workbench.AddReviewAsync(reviewers);
        var record = (await workbench.AddRecordsAsync(review, 1))[0].Id;
        await workbench.AssignAsync(review, Titles, review.Reviewers[0], [record]);
        await workbench.AssignAsync(review, Titles, review.Reviewers[1], [record], ReviewerPosition.Second);
        await workbench.DecideAsync(review, Titles, review.Reviewers[0], record, Verdict.Exclude);
        if (both)
            await workbench.DecideAsync(review, Titles, review.Reviewers[1], record, Verdict.Include);
        return review;
    }
}
