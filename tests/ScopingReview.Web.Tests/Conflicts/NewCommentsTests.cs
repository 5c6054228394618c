using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Conflicts.Comments;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Conflicts;

public sealed class NewCommentsTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task A_comment_is_new_to_the_others_who_see_the_votes_until_they_have_read_it()
    {
        var (review, ada, ben, carl) = await ConflictAsync();
        await As(ada).AddAsync(review.Id, Titles, 1, "It names no service.");
        await As(ada).AddAsync(review.Id, Titles, 1, "Nor a patient.");

        var told = Assert.Single(await As(ben).NewAsync(review.Id));
        Assert.Equal((Titles, 1, 2, "Nor a patient."), (told.Stage, told.Number, told.Count, told.Text));
        Assert.Equal([2, 2, 0, 0], await BadgesAsync(review, review.Lead, ben, ada, carl));

        await ReadAsync(review, ben);
        Assert.Equal([2, 0], await BadgesAsync(review, review.Lead, ben));
        Assert.DoesNotContain((await As(ben).ListAsync(review.Id, Titles, 1))!, comment => comment.IsNew);

        await As(review.Lead).AddAsync(review.Id, Titles, 1, "Page 3 does.");
        Assert.Equal([2, 1, 1], await BadgesAsync(review, review.Lead, ben, ada));
    }

    [Fact]
    public async Task Reading_once_more_or_less_far_brings_nothing_back_and_a_comment_taken_back_is_not_new()
    {
        var (review, ada, ben, _) = await ConflictAsync();
        await As(ada).AddAsync(review.Id, Titles, 1, "First");
        await ReadAsync(review, ben);

        await As(ben).MarkReadAsync(review.Id, Titles, 1, DateTimeOffset.UnixEpoch);
        await As(ben).MarkReadAsync(review.Id, Titles, 1, DateTimeOffset.MaxValue);
        Assert.Empty(await As(ben).NewAsync(review.Id));

        await As(ada).AddAsync(review.Id, Titles, 1, "Second");
        Assert.Single(await As(ben).NewAsync(review.Id));
        await As(ada).RemoveAsync(review.Id, (await As(ada).ListAsync(review.Id, Titles, 1))![^1].Id);
        Assert.Empty(await As(ben).NewAsync(review.Id));
    }

    [Fact]
    public async Task Who_is_blind_again_is_told_of_no_comment_and_of_all_of_them_once_they_are_done()
    {
        var (review, ada, ben, _) = await ConflictAsync();
        var more = (await workbench.AddRecordsAsync(review, 1))[0].Id;
        await workbench.AssignAsync(review, Titles, ben, [more]);
        await As(review.Lead).AddAsync(review.Id, Titles, 1, "Please look again.");

        Assert.Empty(await As(ben).NewAsync(review.Id));
        Assert.Equal([0, 1], await BadgesAsync(review, ben, ada));

        await workbench.DecideAsync(review, Titles, ben, more, Verdict.Exclude);
        Assert.Equal([1], await BadgesAsync(review, ben));
    }

    private ConflictCommentService As(Guid user) => workbench.As<ConflictCommentService>(user);

    private async Task ReadAsync(TestReview review, Guid user)
        => await As(user).MarkReadAsync(review.Id, Titles, 1, (await As(user).ListAsync(review.Id, Titles, 1))!.Max(c => c.At));

    /// <summary>New comments as the navigation counts them.</summary>
    private async Task<List<int>> BadgesAsync(TestReview review, params Guid[] users)
    {
        List<int> badges = [];
        foreach (var user in users)
            badges.Add((await workbench.As<StepsService>(user).GetAsync(review.Id)).Steps.Sum(step => step.NewComments));
        return badges;
    }

    /// <summary>Record 1 with two readers who contradict each other, and a third member who reads nothing.</summary>
    private async Task<(TestReview Review, Guid Ada, Guid Ben, Guid Carl)> ConflictAsync()
    {
        var review = await workbench.AddReviewAsync(3);
        var (ada, ben) = (review.Reviewers[0], review.Reviewers[1]);
        var record = (await workbench.AddRecordsAsync(review, 1))[0].Id;
        await workbench.AssignAsync(review, Titles, ada, [record]);
        await workbench.AssignAsync(review, Titles, ben, [record], ReviewerPosition.Second);
        await workbench.DecideAsync(review, Titles, ada, record, Verdict.Exclude);
        await workbench.DecideAsync(review, Titles, ben, record, Verdict.Include);
        return (review, ada, ben, review.Reviewers[2]);
    }
}
