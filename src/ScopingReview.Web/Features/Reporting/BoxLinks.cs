using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>Where the number of a box leads; handed down to all boxes of a compact flow.</summary>
internal sealed record BoxLinks(Guid ReviewId, PrismaFlow Flow, OpenLists Lists)
{
    /// <summary>The address of the list behind it; null for an empty box and while the list is closed to the reader.</summary>
    public string? Of(PrismaBox box) => box.Count > 0 && Lists.Opens(Flow, box.Key) ? Urls.Records(ReviewId, ReportSetKeys.OfBox(box.Key)) : null;
}
