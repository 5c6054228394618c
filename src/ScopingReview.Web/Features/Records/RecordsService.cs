using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Screening.Annotations;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
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
    /// <summary>Removed before screening: it is at no stage.</summary>
    public bool Removed { get; init; }

    /// <summary>Labels on it, as far as the person may know of them, each once.</summary>
    public IReadOnlyList<LabelChoice> Labels { get; init; } = [];

    public string Label
        => $"{Citation.ShortAuthors([.. Authors.Select(AuthorName.Parse)]) ?? "no authors"}, {Year?.ToString(CultureInfo.InvariantCulture) ?? "n.d."}";
}

/// <param name="SetTitle">What the set is; null without a set, or when <see cref="UnknownSet"/>.</param>
/// <param name="UnknownSet">The address names a set that does not exist.</param>
/// <param name="Hits">Records that fit.</param>
/// <param name="InSet">Records of the set, or of the review, before filters.</param>
public sealed record RecordsView(
    string? SetTitle, bool UnknownSet, IReadOnlyList<RecordRow> Rows, int Hits, int InSet, IReadOnlyList<RecordSourceOption> Sources,
    ReviewVisibility Visibility)
{
    /// <summary>Ranking would have to read the words of every hit: they are ordered by number instead.</summary>
    public bool TooManyToRank { get; init; }

    /// <summary>Labels to filter by.</summary>
    public IReadOnlyList<LabelChoice> Labels { get; init; } = [];

    public Membership Me => Visibility.Me;

    /// <summary>
    /// The reader is done, and others are not: outcomes of the reader's own records are not told yet, and stand among the pending ones.
    /// </summary>
    public bool HoldsBack { get; init; }
}

public sealed class RecordsService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, RecordLists lists)
{
    public async Task<RecordsView> ListAsync(Guid reviewId, RecordQuery query, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        // The heading, the number and the rows are of one moment.
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var sources = await db.Sources.Where(s => s.ReviewId == reviewId).OrderBy(s => s.Name)
            .Select(s => new RecordSourceOption(s.Id, s.Name)).ToListAsync(cancellationToken);
        if (await lists.FindAsync(db, visibility, query, cancellationToken) is not { } list)
            return new RecordsView(null, true, [], 0, 0, sources, visibility);
        var hits = await list.Fitting.CountAsync(cancellationToken);
        var rows = await RowsAsync(db, visibility,
            list.Fitting.InOrder(query, hits).Skip((query.Page - 1) * RecordQuery.PageSize).Take(RecordQuery.PageSize), cancellationToken);
        return new RecordsView(list.SetTitle, false, rows, hits, query.IsFiltered ? await Unfiltered().CountAsync(cancellationToken) : hits,
            sources, visibility)
        {
            TooManyToRank = RecordListing.IsTooManyToRank(query, hits),
            Labels = await db.LabelsInUseAsync(reviewId, cancellationToken),
            HoldsBack = !visibility.IsBlind && me.Role == ReviewRole.Reviewer && await HoldsBackAsync(db, me, cancellationToken),
        };

        // Without filters, duplicates are shown or hidden as they are now.
        IQueryable<ReviewRecord> Unfiltered()
            => RecordListing.Filter(db, visibility, list.All, new RecordQuery { Set = query.Set, Duplicates = query.DuplicatesNow });
    }

    private static async Task<bool> HoldsBackAsync(ReviewDbContext db, Membership me, CancellationToken cancellationToken)
        => await db.HasOpenReadingsAsync(me, ScreeningStage.TitleAbstract, cancellationToken)
            || await db.HasOpenReadingsAsync(me, ScreeningStage.FullText, cancellationToken);

    private static async Task<List<RecordRow>> RowsAsync(
        ReviewDbContext db, ReviewVisibility visibility, IQueryable<ReviewRecord> page, CancellationToken cancellationToken)
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
            Twins = db.DuplicateLinks.Current().Where(l => l.KeptId == r.Id).Select(l => l.Duplicate!.Source!.Name).ToList(),
            Removed = db.RemovedRecords.Current().Any(x => x.RecordId == r.Id),
            DuplicateOf = db.DuplicateLinks.Current().Where(l => l.DuplicateId == r.Id).Select(l => (int?)l.Kept!.Number).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        Guid[] ids = [.. rows.Select(r => r.Id)];
        var titles = await db.StatusesAsync(visibility, ScreeningStage.TitleAbstract, ids, cancellationToken);
        var fullTexts = await db.StatusesAsync(visibility, ScreeningStage.FullText, ids, cancellationToken);
        var labels = (await db.LabelsFor(visibility).Where(l => ids.Contains(l.RecordId)).OrderBy(l => l.Label!.Name)
            .Select(l => new { l.RecordId, Label = new LabelChoice(l.LabelId, l.Label!.Name, l.Label.Colour) })
            .ToListAsync(cancellationToken)).ToLookup(l => l.RecordId, l => l.Label);
        return [.. rows.Select(r => new RecordRow(r.Id, r.Number, r.Title, r.Authors, r.Year, r.Journal, r.Doi, r.HasAbstract,
            [.. r.Twins.Prepend(r.Source).Distinct(StringComparer.Ordinal)], r.DuplicateOf,
            titles.TryGetValue(r.Id, out var title) ? title : null, fullTexts.TryGetValue(r.Id, out var fullText) ? fullText : null)
        {
            Removed = r.Removed,
            Labels = [.. labels[r.Id].DistinctBy(label => label.Id)],
        })];
    }
}
