using ScopingReview.Domain.Reviews;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Tests.Reporting;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reviews;

/// <summary>The navigation is counted by SQL, the report from sets of ids: they must not contradict each other, in any state of a review.</summary>
public sealed class StepCountsTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(13)]
    public async Task SQL_counts_for_everybody_what_the_flow_counts(int seed)
    {
        var made = await HashedReview.MakeAsync(workbench, seed);
        await HoldAsync(made.Review, [made.First, made.Second, await workbench.AddMemberAsync(made.Review.Id, ReviewRole.Observer)]);
    }

    [Fact]
    public async Task SQL_counts_an_empty_review_and_one_that_was_only_imported_as_the_flow_does()
    {
        var review = await workbench.AddReviewAsync();
        await HoldAsync(review, review.Reviewers);
        await workbench.AddRecordsAsync(review, 3);
        await HoldAsync(review, review.Reviewers);
    }

    private async Task HoldAsync(TestReview review, IEnumerable<Guid> others)
    {
        await using var db = workbench.Db();
        foreach (var person in others.Prepend(review.Lead))
        {
            var me = new Membership(review.Id, person, db.Members.Single(m => m.ReviewId == review.Id && m.UserId == person).Role);
            var visibility = await db.VisibilityAsync(me, default);
            var state = await StepsService.StateAsync(db, visibility, await ReviewReading.ReadAsync(db, visibility, default), default);

            Assert.Equal(NextSteps.List(visibility, StepCounts.Of(state, visibility)), (await workbench.As<StepsService>(person).GetAsync(review.Id)).Steps);
            Assert.Equal(StepCounts.Of(state, visibility), await db.StepCountsAsync(visibility, default));
        }
    }
}
