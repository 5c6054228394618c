using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Tests.Support;

internal static class StepCountsHold
{
    /// <summary>
    /// The navigation's counts, made by SQL, are the same as those of the sets of ids that the report is made of, for every member.
    /// </summary>
    public static async Task StepCountsHoldAsync(this Workbench workbench, TestReview review)
    {
        await using var db = workbench.Db();
        foreach (var member in db.Members.Where(m => m.ReviewId == review.Id).ToList())
        {
            var visibility = await db.VisibilityAsync(new Membership(review.Id, member.UserId, member.Role), default);
            var counts =
                NavigationCounts.Of(
                    await StepsService.StateAsync(db, visibility, await FlowSnapshot.ReadAsync(db, visibility, default), default),
                    visibility);

            Assert.Equal(NextSteps.List(visibility, counts), (await workbench.As<StepsService>(member.UserId).GetAsync(review.Id)).Steps);
            Assert.Equal(counts, await db.StepCountsAsync(visibility, default));
        }
    }
}
