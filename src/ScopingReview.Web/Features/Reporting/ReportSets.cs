using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>The records or studies behind a number of the report. A study stands in the records table as the report it is known by.</summary>
/// <param name="Title">What the number counts, as a heading.</param>
/// <param name="Ids">Their ids; their count is the number. Empty while the list is closed to the member.</param>
internal sealed record ReportSet(string Title, IReadOnlyList<Guid> Ids);

/// <summary>Resolves the keys of <see cref="ReportSetKeys"/> with the very computation that made the number.</summary>
internal static class ReportSets
{
    /// <summary>The set, or null when there is none of that key.</summary>
    public static async Task<ReportSet?> ResolveAsync(ReviewDbContext db, Membership me, string key, CancellationToken cancellationToken)
    {
        if (key.Split('/', 2) is not [var kind and (ReportSetKeys.Prisma or ReportSetKeys.Charted), var rest])
            return null;
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var flow = await db.ReadFlowAsync(me.ReviewId, cancellationToken);
        if (kind == ReportSetKeys.Charted)
            return Cell(await ChartedReview.ReadAsync(db, me.ReviewId, flow, cancellationToken), ReportSetKeys.Split(rest));
        if (flow.Find(rest) is not { } box)
            return null;
        var lists = await OpenLists.ReadAsync(db, me, flow, cancellationToken);
        return lists.Opens(flow, box.Key) ? new(box.Label, box.Ids) : new($"{box.Label}. {OpenLists.WhyClosed}", []);
    }

    private static ReportSet? Cell(ChartedReview charted, IReadOnlyList<string> parts) => parts switch
    {
        [var item, var part] => Category(charted, item, part),
        [var rowItem, var rowPart, var columnItem, var columnPart] => Both(Category(charted, rowItem, rowPart), Category(charted, columnItem, columnPart)),
        _ => null,
    };

    private static ReportSet? Category(ChartedReview charted, string itemKey, string part)
        => charted.Form?.Find(itemKey) is { } item
            && ItemCategories.Of(item, charted.Studies).Categories.FirstOrDefault(category => ReportSetKeys.PartOf(category) == part) is { } found
            ? new($"{item.Label}: {found.Label}", found.StudyIds)
            : null;

    private static ReportSet? Both(ReportSet? row, ReportSet? column)
        => row is null || column is null ? null : new($"{row.Title} · {column.Title}", [.. row.Ids.Intersect(column.Ids)]);
}
