using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Duplicates;

/// <summary>Reads what deduplication compares; of long fields only whether they are there, so that 100,000 records fit into memory.</summary>
internal static class RecordFingerprints
{
    private const string There = "x";
    private static readonly string[] _listThere = [There];

    /// <param name="db">The context of the caller's transaction.</param>
    /// <param name="reviewId">The review.</param>
    /// <param name="keptOf">Current links: duplicate to kept record.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<List<RecordFingerprint>> ReadAsync(
        ReviewDbContext db, Guid reviewId, IReadOnlyDictionary<Guid, Guid> keptOf, CancellationToken cancellationToken)
    {
        var assigned = await db.Assignments.Where(a => a.ReviewId == reviewId && a.SupersededAt == null).Select(a => a.RecordId).Distinct().ToHashSetAsync(cancellationToken);
        var judged = await JudgedAsync(db, reviewId, cancellationToken);
        var fingerprints = new List<RecordFingerprint>();
        var rows = db.Records.Where(r => r.ReviewId == reviewId).OrderBy(r => r.Number).Select(r => new
        {
            r.Id,
            r.Number,
            r.Kind,
            r.PublicationType,
            r.Title,
            r.Year,
            r.Volume,
            r.Issue,
            r.Pages,
            r.Doi,
            FirstAuthor = r.Authors.Length > 0 ? r.Authors[0] : null,
            AbstractLength = r.Abstract == null ? 0 : r.Abstract.Length,
            Journal = r.Journal != null,
            JournalAbbreviation = r.JournalAbbreviation != null,
            PubMedId = r.PubMedId != null,
            PmcId = r.PmcId != null,
            Language = r.Language != null,
            AccessionNumber = r.AccessionNumber != null,
            Editors = r.Editors.Length > 0,
            Issns = r.Issns.Length > 0,
            Isbns = r.Isbns.Length > 0,
            Keywords = r.Keywords.Length > 0,
            Urls = r.Urls.Length > 0,
        });
        await foreach (var r in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var record = new BibliographicRecord
            {
                PositionInFile = 1,
                RawText = "",
                Kind = r.Kind,
                PublicationType = r.PublicationType,
                Title = r.Title,
                Year = r.Year,
                Volume = r.Volume,
                Issue = r.Issue,
                Pages = r.Pages,
                Doi = r.Doi,
                Authors = r.FirstAuthor is null ? [] : [AuthorName.Parse(r.FirstAuthor)],
                Abstract = If(r.AbstractLength > 0),
                Journal = If(r.Journal),
                JournalAbbreviation = If(r.JournalAbbreviation),
                PubMedId = If(r.PubMedId),
                PmcId = If(r.PmcId),
                Language = If(r.Language),
                AccessionNumber = If(r.AccessionNumber),
                Editors = r.Editors ? [new AuthorName(There, null)] : [],
                Issns = ListIf(r.Issns),
                Isbns = ListIf(r.Isbns),
                Keywords = ListIf(r.Keywords),
                Urls = ListIf(r.Urls),
            };
            fingerprints.Add(RecordFingerprint.Of(r.Id, r.Number, record) with
            {
                AbstractLength = r.AbstractLength,
                Work = keptOf.ContainsKey(r.Id) ? WorkDone.None : judged.Contains(r.Id) ? WorkDone.Judged : assigned.Contains(r.Id) ? WorkDone.Assigned : WorkDone.None,
                StandingDuplicateOf = keptOf.TryGetValue(r.Id, out var kept) ? kept : null,
            });
        }

        return fingerprints;
    }

    private static async Task<HashSet<Guid>> JudgedAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => await db.Decisions.Where(d => d.ReviewId == reviewId && d.SupersededAt == null).Select(d => d.RecordId)
            .Union(db.Resolutions.Where(r => r.ReviewId == reviewId && r.SupersededAt == null).Select(r => r.RecordId))
            .Union(db.RetrievalEntries.Where(e => e.ReviewId == reviewId && e.SupersededAt == null).Select(e => e.RecordId))
            .Union(db.FullTextFiles.Where(f => f.ReviewId == reviewId && f.SupersededAt == null).Select(f => f.RecordId))
            .ToHashSetAsync(cancellationToken);

    private static string? If(bool there) => there ? There : null;

    private static string[] ListIf(bool there) => there ? _listThere : [];
}
