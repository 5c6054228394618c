using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Audit;

public sealed class AuditPageTests(Workbench workbench) : IClassFixture<Workbench>
{
    // Drawn twice: before the events are there, and with them.
    [Fact]
    public async Task The_audit_draws_while_it_loads_and_when_it_has_loaded()
    {
        var review = await workbench.AddReviewAsync();

        var markup = await workbench.RenderAsync<AuditPage>(review.Lead, (nameof(AuditPage.ReviewId), review.Id));

        Assert.Contains("No events yet.", markup, StringComparison.Ordinal);
    }
}
