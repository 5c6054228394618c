using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// The records or studies behind a number of the report. A study stands in the records table as the report it is known by.
/// </summary>
/// <param name="Title">What the number counts, as a heading.</param>
/// <param name="Ids">Their ids; their count is the number. Empty while the list is closed to the member.</param>
internal sealed record ReportSet(string Title, IReadOnlyList<Guid> Ids);

/// <summary>Resolves the keys of <see cref="ReportSetKeys"/> with the very computation that made the number.</summary>
internal static class ReportSets
{
    /// <summary>The set, or null when there is none of that key.</summary>
    public static async Task<ReportSet?> ResolveAsync(
        ReviewDbContext db, ReviewVisibility visibility, string key, CancellationToken cancellationToken)
    {
        if (key.Split('/', 2) is not [var kind, var rest])
            return null;
        var form = ReportSetKeys.FormOf(kind);
        if (form is null && kind is not (ReportSetKeys.Prisma or ReportSetKeys.Agreement))
            return null;
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        if (form is not null && await db.WhyChartsClosedAsync(visibility, cancellationToken, form.Value) is { } closed)
            return new($"Charted studies. {closed}", []);
        var flow = await db.ReadFlowAsync(visibility, cancellationToken);
        if (kind == ReportSetKeys.Agreement)
            return await AgreementAsync(db, visibility, flow, ReportSetKeys.Split(rest), cancellationToken);
        if (form is not null)
            return Cell(await ChartedReview.ReadAsync(db, visibility.Me.ReviewId, flow, form.Value, cancellationToken),
                ReportSetKeys.Split(rest));
        if (flow.Find(rest) is not { Unit: PrismaUnit.Record or PrismaUnit.Study } box)
            return null;
        var lists = await ListVisibility.ReadAsync(db, visibility, cancellationToken);
        return lists.Opens(flow, box.Key) ? new(box.Label, box.Ids) : new($"{box.Label}. {ListVisibility.WhyClosed}", []);
    }

    private static async Task<ReportSet?> AgreementAsync(
        ReviewDbContext db, ReviewVisibility visibility, PrismaFlow flow, IReadOnlyList<string> parts, CancellationToken cancellationToken)
    {
        if (parts is not [var slug, var pair, var key]
            || Enum.GetValues<ScreeningStage>().Where(value => RecordSets.Slug(value) == slug).ToArray() is not [var stage])
            return null;
        var votes = await ReviewVotes.ReadAsync(db, visibility.Me.ReviewId, flow, cancellationToken);
        if (await AgreementReader.ReadAsync(db, visibility, votes, stage, cancellationToken) is not { } reader)
            return new($"Agreement. {visibility.WhyClosed}", []);
        var agreement = reader.Of(ReviewerPair.Parse(pair));
        // A pair that is not there, or not for this member, is no list of all pairs.
        if (agreement.PairKey != pair || !agreement.Sets.TryGetValue(key, out var set))
            return null;
        return set.IsOpen ? new(set.Title, set.Ids) : new($"{set.Title}. {AgreementSet.WhyClosed}", []);
    }

    // Item and category in turn, for as many items as the number was counted by.
    private static ReportSet? Cell(ChartedReview charted, IReadOnlyList<string> parts)
        => parts.Count is 0 or > 6 || parts.Count % 2 != 0 ? null
            : parts.Chunk(2).Select(pair => Category(charted, pair[0], pair[1])).Aggregate(Both);

    private static ReportSet? Category(ChartedReview charted, string itemKey, string part)
        => charted.Form?.Find(itemKey) is { } item
            && ItemCategories.Of(item, charted.Studies).Categories.FirstOrDefault(
                category => ReportSetKeys.PartOf(category) == part) is { } found
            ? new($"{item.Label}: {found.Label}", found.StudyIds)
            : null;

    private static ReportSet? Both(ReportSet? row, ReportSet? column)
        => row is null || column is null ? null : new($"{row.Title} · {column.Title}", [.. row.Ids.Intersect(column.Ids)]);
}
