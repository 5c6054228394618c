using ScopingReview.Web.Tests.Reporting;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reviews;

/// <summary>
/// The navigation is counted by SQL, the report from sets of ids: they must not contradict each other, in any state of a review.
/// </summary>
public sealed class NavigationCountsTests(Workbench workbench) : IClassFixture<Workbench>
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
        await workbench.AddMemberAsync(made.Review.Id, ReviewRole.Observer);
        await workbench.StepCountsHoldAsync(made.Review);
    }

    [Fact]
    public async Task SQL_counts_an_empty_review_and_one_that_was_only_imported_as_the_flow_does()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.StepCountsHoldAsync(review);
        await workbench.AddRecordsAsync(review, 3);
        await workbench.StepCountsHoldAsync(review);
    }
}
