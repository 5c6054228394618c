using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Reporting.References;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>A report that was excluded at full text, as an appendix cites it.</summary>
/// <param name="Reference">Its place in the list of references of excluded reports.</param>
public sealed record ExcludedReportLine(
    int Reference, int Number, string Authors, int? Year, string Title, string? Journal, string? Doi, string Reason);

/// <summary>Reports excluded at full text, with reasons.</summary>
/// <param name="Reasons">Every reason with the flow's lines: their counts are always shown.</param>
/// <param name="Reports">
/// The reports by reason, within a reason those from databases and registers first, each by number; empty while a list of theirs is closed
/// to the reader.
/// </param>
public sealed record ExcludedView(
    IReadOnlyList<ExcludedForReason> Reasons, IReadOnlyList<ExcludedReportLine> Reports, PrismaFlow Flow, ListVisibility Lists)
{
    public bool HasOtherMethods => Flow.Right is not null;

    /// <summary>Whether the reader may be told which reports they are: whether every list behind the reasons opens.</summary>
    public bool IsOpen => Reasons.SelectMany(reason => reason.Lines).All(line => Lists.Opens(Flow, line.Key));

    /// <summary>How many: the flow's boxes "Reports excluded" of both arms.</summary>
    public int Count => Reasons.Sum(reason => reason.Count);

    internal static async Task<ExcludedView> ReadAsync(
        ReviewDbContext db, ReviewVisibility visibility, PrismaFlow flow, CancellationToken cancellationToken)
    {
        var reviewId = visibility.Me.ReviewId;
        var order = await db.ExclusionReasons.Where(r => r.ReviewId == reviewId)
            .OrderBy(r => r.RetiredAt != null).ThenBy(r => r.Position).ThenBy(r => r.Id).Select(r => r.Label)
            .ToListAsync(cancellationToken);
        var view = new ExcludedView(ExcludedReports.Of(flow, order), [], flow,
            await ListVisibility.ReadAsync(db, visibility, cancellationToken));
        return view.IsOpen ? view with { Reports = await LinesAsync(db, reviewId, view.Reasons, cancellationToken) } : view;
    }

    private static async Task<IReadOnlyList<ExcludedReportLine>> LinesAsync(
        ReviewDbContext db, Guid reviewId, IReadOnlyList<ExcludedForReason> reasons, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. reasons.SelectMany(reason => reason.Ids)];
        var records = await db.Records.Where(r => r.ReviewId == reviewId && ids.Contains(r.Id))
            .Select(r => new { r.Id, r.Number, r.Authors, r.Year, r.Title, r.Journal, r.Doi })
            .ToDictionaryAsync(r => r.Id, cancellationToken);
        var places = await db.PlacesAsync(reviewId, ids, cancellationToken);
        return [.. from reason in reasons
                   from id in reason.Ids
                   let record = records[id]
                   select new ExcludedReportLine(
                       places[id], record.Number, string.Join("; ", record.Authors), record.Year, record.Title
                           ?? "Untitled", record.Journal, record.Doi,
                       reason.Reason)];
    }
}
