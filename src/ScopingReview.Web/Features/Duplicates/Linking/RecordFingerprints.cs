using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Features.Duplicates.Linking;

/// <summary>
/// Reads what deduplication compares. Records stream through, only their fingerprints stay: 100,000 of them fit into memory.
/// </summary>
internal static class RecordFingerprints
{
    /// <param name="db">The context of the caller's transaction.</param>
    /// <param name="reviewId">The review.</param>
    /// <param name="only">These records alone; null for all.</param>
    /// <param name="stored">Records of which the fingerprints are at hand; null where there are none.</param>
    /// <param name="keptOf">Current links: duplicate to kept record.</param>
    /// <param name="read">Told how many have been read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<List<RecordFingerprint>> ReadAsync(
        ReviewDbContext db, Guid reviewId, Guid[]? only, StoredRecords? stored, IReadOnlyDictionary<Guid, Guid> keptOf, Action<int>? read,
        CancellationToken cancellationToken)
    {
        var work = await WorkAsync(db, reviewId, only, cancellationToken);
        var fingerprints = new List<RecordFingerprint>(stored?.Fingerprints ?? []);
        var records = db.Records.Where(r => r.ReviewId == reviewId);
        if (only is not null)
            records = records.Where(r => only.Contains(r.Id));
        if (stored?.ImportId is { } import)
            records = records.Where(r => r.ImportId != import);
        // No order: that of the content decides.
        var rows = records.WithoutSearchVector();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            fingerprints.Add(Of(row) with
            {
                // What was said of the record itself, also while it is a duplicate: which one is kept must not depend on the merges before.
                Work = work.GetValueOrDefault(row.Id),
                StandingDuplicateOf = keptOf.TryGetValue(row.Id, out var kept) ? kept : null,
            });
            if (fingerprints.Count % 500 == 0)
                read?.Invoke(fingerprints.Count);
        }

        return fingerprints;
    }

    public static RecordFingerprint Of(ReviewRecord row)
        => RecordFingerprint.Of(row.Id, row.Number, row.ToBibliographic()) with { File = row.ImportId };

    /// <summary>
    /// What a comparison of two records has to know of the others: those with a DOI, title or place of theirs, and of the others in their
    /// files the issue.
    /// </summary>
    public static async Task<List<RecordFingerprint>> AroundAsync(
        ReviewDbContext db, ReviewRecord first, ReviewRecord second, CancellationToken cancellationToken)
    {
        var review = db.Records.Where(r => r.ReviewId == first.ReviewId && r.Id != first.Id && r.Id != second.Id);
        string[] dois = [.. new[] { first.Doi, second.Doi }.OfType<string>()];
        string[] titles = [.. new[] { first.Title, second.Title }.OfType<string>()];
        var alike = await review.Where(r => dois.Contains(r.Doi) || titles.Contains(r.Title!)
                || (r.Volume != null && r.Pages != null
                    && ((r.Volume == first.Volume && r.Pages == first.Pages) || (r.Volume == second.Volume && r.Pages == second.Pages))))
            .WithoutSearchVector().ToListAsync(cancellationToken);
        Guid[] known = [.. alike.Select(r => r.Id)];
        var issues = await review
            .Where(r => (r.ImportId == first.ImportId || r.ImportId == second.ImportId) && r.Issue != null && !known.Contains(r.Id))
            .Select(r => new { r.Id, r.ImportId, r.Issue }).ToListAsync(cancellationToken);
        return [.. alike.Select(Of),
            .. issues.Select(r => RecordFingerprint.Of(r.Id, 0,
                new BibliographicRecord { PositionInFile = 0, RawText = "", Issue = r.Issue }) with { File = r.ImportId })];
    }

    private static async Task<Dictionary<Guid, WorkDone>> WorkAsync(
        ReviewDbContext db, Guid reviewId, Guid[]? only, CancellationToken cancellationToken)
    {
        var work = new Dictionary<Guid, WorkDone>();
        await AddAsync(WorkDone.Assigned,
            db.Assignments.Current().Where(a => a.ReviewId == reviewId && a.CarriedByLinkId == null).Select(a => a.RecordId));
        await AddAsync(WorkDone.Judged, db.JudgedRecords(reviewId, carried: false));
        await AddAsync(WorkDone.ReadInFull, db.RecordsReadInFull(reviewId, carried: false));
        return work;

        async Task AddAsync(WorkDone done, IQueryable<Guid> records)
        {
            if (only is not null)
                records = records.Where(id => only.Contains(id));
            foreach (var id in await records.Distinct().ToListAsync(cancellationToken))
                work[id] = done;
        }
    }
}
