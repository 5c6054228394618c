using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>Where the number of a box leads; handed down to all boxes of a compact flow.</summary>
public sealed record BoxLinks(Guid ReviewId, PrismaFlow Flow, ListVisibility Lists)
{
    /// <summary>The address of the list behind it; null for an empty box and while the list is closed to the reader.</summary>
    public string? Of(PrismaBox box) => box.Count > 0 && Lists.Opens(Flow, box.Key) ? AddressOf(ReviewId, box, Flow.AsOf) : null;

    /// <summary>
    /// The address of what is behind a box: the table of records, or the page that has what is no record. Of a flow of the past, null for
    /// such a page: it shows what is there now.
    /// </summary>
    public static string? AddressOf(Guid review, PrismaBox box, DateOnly? asOf = null) => box.Unit switch
    {
        not (PrismaUnit.Record or PrismaUnit.Study) when asOf is not null => null,
        PrismaUnit.PreviousStudy or PrismaUnit.PreviousReport => Urls.PreviousVersion(review) + "#studies",
        PrismaUnit.AnyStudy or PrismaUnit.AnyReport => Urls.PreviousVersion(review) + "#totals",
        PrismaUnit.DuplicatePair => Urls.DuplicatesView(review, "waiting"),
        _ => Urls.Records(review, ReportSetKeys.OfBox(box.Key, asOf)),
    };
}
