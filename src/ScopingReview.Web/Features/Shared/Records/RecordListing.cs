using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Shared.Records;

/// <summary>The records that a query asks for: what the table shows and what an export of it writes.</summary>
/// <param name="SetTitle">What the set is; null without a set.</param>
/// <param name="All">The set, or the review's records, before filters.</param>
/// <param name="Fitting">Those that pass the filters.</param>
public sealed record RecordList(string? SetTitle, IQueryable<ReviewRecord> All, IQueryable<ReviewRecord> Fitting);

/// <summary>Finds what a query asks for.</summary>
public sealed class RecordLists(RecordSets sets)
{
    /// <summary>Null where the query names a set that does not exist.</summary>
    public async Task<RecordList?> FindAsync(
        ReviewDbContext db, ReviewVisibility visibility, RecordQuery query, CancellationToken cancellationToken)
    {
        var set = query.Set is { } key ? await sets.FindAsync(db, visibility, key, cancellationToken) : null;
        if (query.Set is not null && set is null)
            return null;
        var all = set?.Records ?? db.Records.Where(r => r.ReviewId == visibility.Me.ReviewId);
        return new RecordList(set?.Title, all, RecordListing.Filter(db, visibility, all, query));
    }
}

internal static class RecordListing
{
    private const int MostRanked = 10_000;

    public static bool IsTooManyToRank(RecordQuery query, int hits) => query.Order == RecordOrder.Relevance && hits > MostRanked;

    internal static IQueryable<ReviewRecord> Filter(
        ReviewDbContext db, ReviewVisibility visibility, IQueryable<ReviewRecord> records, RecordQuery query)
    {
        records = records.Search(query.Search);
        if (query.SourceId is { } source)
        {
            records = records.Where(r => r.SourceId == source
                || db.DuplicateLinks.Current().Any(l => l.KeptId == r.Id && l.Duplicate!.SourceId == source));
        }

        if (query.FromYear is { } from)
            records = records.Where(r => r.Year >= from);
        if (query.ToYear is { } to)
            records = records.Where(r => r.Year <= to);
        if (query.HasAbstract is { } has)
            records = records.Where(r => r.Abstract != null == has);
        if (query.DuplicatesNow == DuplicatesShown.Hidden)
            records = records.Where(r => !db.DuplicateLinks.Current().Any(l => l.DuplicateId == r.Id));
        if (query.DuplicatesNow == DuplicatesShown.Only)
            records = records.Where(r => db.DuplicateLinks.Current().Any(l => l.DuplicateId == r.Id));

        if (query.Only is { } only)
        {
            var numbers = NumberList.Parse(only);
            records = records.Where(r => numbers.Contains(r.Number));
        }

        if (query.LabelId is { } label)
        {
            var labelled = db.LabelsFor(visibility).Where(l => l.LabelId == label).Select(l => l.RecordId);
            records = records.Where(r => labelled.Contains(r.Id));
        }

        if (query.TitleAbstract is { } titleStatus)
            records = InState(db, visibility, records, ScreeningStage.TitleAbstract, titleStatus);
        if (query.FullText is { } fullTextStatus)
            records = InState(db, visibility, records, ScreeningStage.FullText, fullTextStatus);
        return records;
    }

    private static IQueryable<ReviewRecord> InState(
        ReviewDbContext db, ReviewVisibility visibility, IQueryable<ReviewRecord> records, ScreeningStage stage, ScreeningStatus status)
    {
        var there = db.InState(visibility, stage, status).Select(r => r.Id);
        return records.Where(r => there.Contains(r.Id));
    }

    /// <summary>In the order asked for; by number where ranking would have to read the words of too many hits.</summary>
    public static IQueryable<ReviewRecord> InOrder(this IQueryable<ReviewRecord> records, RecordQuery query, int hits)
        => Order(records, IsTooManyToRank(query, hits) ? query with { Order = RecordOrder.Number } : query);

    private static IQueryable<ReviewRecord> Order(IQueryable<ReviewRecord> records, RecordQuery query)
        => (query.Order, query.Descending) switch
        {
            (RecordOrder.Year, false) => records.OrderBy(r => r.Year == null).ThenBy(r => r.Year).ThenBy(r => r.Number),
            (RecordOrder.Year, true) => records.OrderBy(r => r.Year == null).ThenByDescending(r => r.Year).ThenBy(r => r.Number),
            (RecordOrder.Title, false) => records.OrderBy(r => r.Title == null).ThenBy(r => r.Title).ThenBy(r => r.Number),
            (RecordOrder.Title, true) => records.OrderBy(r => r.Title == null).ThenByDescending(r => r.Title).ThenBy(r => r.Number),
            (RecordOrder.Author, var descending) => records.ByFirstAuthor(descending),
            (RecordOrder.Relevance, _) => records.ByRelevance(query.Search),
            (_, true) => records.OrderByDescending(r => r.Number),
            _ => records.OrderBy(r => r.Number),
        };

#pragma warning disable CA1304, CA1311, MA0011 // ToLower is translated to SQL's lower(), which knows no .NET culture.
    /// <summary>
    /// By name without regard to accents and case, since the database's own order is that of bytes; records without an author come last.
    /// </summary>
    private static IQueryable<ReviewRecord> ByFirstAuthor(this IQueryable<ReviewRecord> records, bool descending)
    {
        var named = records.OrderBy(r => r.Authors.Length == 0);
        var ordered = descending ? named.ThenByDescending(r => ReviewDbContext.WordsOf(r.Authors[0]).ToLower())
            : named.ThenBy(r => ReviewDbContext.WordsOf(r.Authors[0]).ToLower());
        return ordered.ThenBy(r => r.Year).ThenBy(r => r.Number);
    }
#pragma warning restore CA1304, CA1311, MA0011

    /// <summary>Where records stand at a stage in the member's eyes; those that are not there have none.</summary>
    public static async Task<Dictionary<Guid, ScreeningStatus>> StatusesAsync(
        this ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage, Guid[] ids, CancellationToken cancellationToken)
    {
        var statuses = await db.At(visibility, stage).Where(r => ids.Contains(r.Id)).Select(r => r.Id)
            .ToDictionaryAsync(id => id, _ => ScreeningStatus.Pending, cancellationToken);
        Guid[] there = [.. statuses.Keys];
        await foreach (var outcome in db.OutcomesFor(visibility, stage).Where(o => there.Contains(o.RecordId))
            .Select(o => new { o.RecordId, o.Status }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            statuses[outcome.RecordId] = outcome.Status;
        return statuses;
    }
}
