using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reviews;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Records;

/// <param name="Sources">Where it was found, itself and through its twins.</param>
/// <param name="DuplicateOf">Number of the record kept in its place.</param>
/// <param name="TitleAbstract">Where it stands at the stage; null when it is not there.</param>
/// <param name="FullText">Likewise.</param>
public sealed record RecordRow(
    Guid Id, int Number, string? Title, IReadOnlyList<string> Authors, int? Year, string? Journal, string? Doi, bool HasAbstract,
    IReadOnlyList<string> Sources, int? DuplicateOf, ScreeningStatus? TitleAbstract = null, ScreeningStatus? FullText = null)
{
    public string Label => $"{Citation.ShortAuthors([.. Authors.Select(AuthorName.Parse)]) ?? "no authors"}, {Year?.ToString(CultureInfo.InvariantCulture) ?? "n.d."}";
}

public sealed record RecordSourceOption(Guid Id, string Name);

/// <param name="SetTitle">What the set is; null without a set, or when <see cref="UnknownSet"/>.</param>
/// <param name="UnknownSet">The address names a set that does not exist.</param>
/// <param name="Hits">Records that fit.</param>
/// <param name="InSet">Records of the set, or of the review, before filters.</param>
public sealed record RecordsView(
    string? SetTitle, bool UnknownSet, IReadOnlyList<RecordRow> Rows, int Hits, int InSet, IReadOnlyList<RecordSourceOption> Sources, Membership Me)
{
    /// <summary>Ranking would have to read the words of every hit: they are ordered by number instead.</summary>
    public bool TooManyToRank { get; init; }

    /// <summary>Outcomes of the reader's own records are not told yet: they stand among the pending ones.</summary>
    public bool HoldsBack { get; init; }
}

public sealed class RecordsService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    private const int MostRanked = 10_000;

    public async Task<RecordsView> ListAsync(Guid reviewId, RecordQuery query, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var sources = await db.Sources.Where(s => s.ReviewId == reviewId).OrderBy(s => s.Name).Select(s => new RecordSourceOption(s.Id, s.Name)).ToListAsync(cancellationToken);
        var set = query.Set is { } key ? await RecordSets.ResolveAsync(db, me, key, cancellationToken) : null;
        if (query.Set is not null && set is null)
            return new RecordsView(null, true, [], 0, 0, sources, me);
        var all = set?.Records ?? db.Records.Where(r => r.ReviewId == reviewId);
        var fitting = Filter(db, me, all, query);
        var hits = await fitting.CountAsync(cancellationToken);
        var tooManyToRank = query.Order == RecordOrder.Relevance && hits > MostRanked;
        var rows = await RowsAsync(db, me, Order(fitting, tooManyToRank ? query with { Order = RecordOrder.Number } : query).Skip((query.Page - 1) * RecordQuery.PageSize).Take(RecordQuery.PageSize), cancellationToken);
        return new RecordsView(set?.Title, false, rows, hits, query.IsFiltered ? await all.CountAsync(cancellationToken) : hits, sources, me)
        {
            TooManyToRank = tooManyToRank,
            HoldsBack = me.Role == ReviewRole.Reviewer && await HoldsBackAsync(db, me, cancellationToken),
        };
    }

    private static async Task<bool> HoldsBackAsync(ReviewDbContext db, Membership me, CancellationToken cancellationToken)
        => await db.HasOpenReadingsAsync(me, ScreeningStage.TitleAbstract, cancellationToken) || await db.HasOpenReadingsAsync(me, ScreeningStage.FullText, cancellationToken);

    private static IQueryable<ReviewRecord> Filter(ReviewDbContext db, Membership me, IQueryable<ReviewRecord> records, RecordQuery query)
    {
        records = records.Search(query.Search);
        if (query.SourceId is { } source)
        {
            records = records.Where(r => r.SourceId == source
                || db.DuplicateLinks.Any(l => l.KeptId == r.Id && l.SupersededAt == null && l.Duplicate!.SourceId == source));
        }

        if (query.FromYear is { } from)
            records = records.Where(r => r.Year >= from);
        if (query.ToYear is { } to)
            records = records.Where(r => r.Year <= to);
        if (query.HasAbstract is { } has)
            records = records.Where(r => r.Abstract != null == has);
        if (query.DuplicatesNow == DuplicatesShown.Hidden)
            records = records.Where(r => !db.DuplicateLinks.Any(l => l.DuplicateId == r.Id && l.SupersededAt == null));
        if (query.DuplicatesNow == DuplicatesShown.Only)
            records = records.Where(r => db.DuplicateLinks.Any(l => l.DuplicateId == r.Id && l.SupersededAt == null));

        if (query.TitleAbstract is { } titleStatus)
            records = InState(db, me, records, ScreeningStage.TitleAbstract, titleStatus);
        if (query.FullText is { } fullTextStatus)
            records = InState(db, me, records, ScreeningStage.FullText, fullTextStatus);
        return records;
    }

    private static IQueryable<ReviewRecord> InState(ReviewDbContext db, Membership me, IQueryable<ReviewRecord> records, ScreeningStage stage, ScreeningStatus status)
    {
        var there = db.InState(me, stage, status).Select(r => r.Id);
        return records.Where(r => there.Contains(r.Id));
    }

    private static IQueryable<ReviewRecord> Order(IQueryable<ReviewRecord> records, RecordQuery query) => (query.Order, query.Descending) switch
    {
        (RecordOrder.Year, false) => records.OrderBy(r => r.Year == null).ThenBy(r => r.Year).ThenBy(r => r.Number),
        (RecordOrder.Year, true) => records.OrderBy(r => r.Year == null).ThenByDescending(r => r.Year).ThenBy(r => r.Number),
        (RecordOrder.Title, false) => records.OrderBy(r => r.Title == null).ThenBy(r => r.Title).ThenBy(r => r.Number),
        (RecordOrder.Title, true) => records.OrderBy(r => r.Title == null).ThenByDescending(r => r.Title).ThenBy(r => r.Number),
        (RecordOrder.Relevance, _) => records.ByRelevance(query.Search),
        (_, true) => records.OrderByDescending(r => r.Number),
        _ => records.OrderBy(r => r.Number),
    };

    private static async Task<List<RecordRow>> RowsAsync(ReviewDbContext db, Membership me, IQueryable<ReviewRecord> page, CancellationToken cancellationToken)
    {
        var rows = await page.Select(r => new
        {
            r.Id,
            r.Number,
            r.Title,
            r.Authors,
            r.Year,
            r.Journal,
            r.Doi,
            HasAbstract = r.Abstract != null,
            Source = r.Source!.Name,
            Twins = db.DuplicateLinks.Where(l => l.KeptId == r.Id && l.SupersededAt == null).Select(l => l.Duplicate!.Source!.Name).ToList(),
            DuplicateOf = db.DuplicateLinks.Where(l => l.DuplicateId == r.Id && l.SupersededAt == null).Select(l => (int?)l.Kept!.Number).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        Guid[] ids = [.. rows.Select(r => r.Id)];
        var titles = await StatusesAsync(db, me, ScreeningStage.TitleAbstract, ids, cancellationToken);
        var fullTexts = await StatusesAsync(db, me, ScreeningStage.FullText, ids, cancellationToken);
        return [.. rows.Select(r => new RecordRow(r.Id, r.Number, r.Title, r.Authors, r.Year, r.Journal, r.Doi, r.HasAbstract,
            [.. r.Twins.Prepend(r.Source).Distinct(StringComparer.Ordinal)], r.DuplicateOf,
            titles.TryGetValue(r.Id, out var title) ? title : null, fullTexts.TryGetValue(r.Id, out var fullText) ? fullText : null))];
    }

    private static async Task<Dictionary<Guid, ScreeningStatus>> StatusesAsync(
        ReviewDbContext db, Membership me, ScreeningStage stage, Guid[] ids, CancellationToken cancellationToken)
    {
        var statuses = await db.At(me.ReviewId, stage).Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToDictionaryAsync(id => id, _ => ScreeningStatus.Pending, cancellationToken);
        Guid[] there = [.. statuses.Keys];
        await foreach (var outcome in db.OutcomesFor(me, stage).Where(o => there.Contains(o.RecordId)).Select(o => new { o.RecordId, o.Status }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            statuses[outcome.RecordId] = outcome.Status;
        return statuses;
    }
}
