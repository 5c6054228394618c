using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Duplicates.Linking;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates;

/// <summary>Reads pairs of records with what speaks for and against their being the same.</summary>
internal static class PairReader
{
    /// <summary>What the rules say of a field that they read as the same in both.</summary>
    private static readonly Dictionary<string, string> _findings = new(StringComparer.Ordinal)
    {
        ["Title"] = EvidenceFindings.SameTitle,
        ["Authors"] = EvidenceFindings.SameAuthors,
        ["Journal or book"] = EvidenceFindings.SameJournal,
        ["Abbreviated journal"] = EvidenceFindings.SameJournal,
        ["Volume"] = EvidenceFindings.SameVolume,
        ["Issue"] = EvidenceFindings.SameIssue,
        ["Pages"] = EvidenceFindings.SamePages,
    };

    /// <summary>The pairs in the order given; of each, the record with the lower number first.</summary>
    public static async Task<List<PairView>> ReadAsync(
        ReviewDbContext db, Membership me, IReadOnlyList<(Guid A, Guid B)> pairs, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. pairs.SelectMany(pair => new[] { pair.A, pair.B }).Distinct()];
        var records = await db.Records.AsNoTracking().Include(r => r.Source).Include(r => r.Import)
            .Where(r => r.ReviewId == me.ReviewId && ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
        var links = await db.DuplicateLinks.Current().Where(l => ids.Contains(l.DuplicateId))
            .Select(l => new Link(l.DuplicateId, l.KeptId, l.Kept!.Number, l.Evidence))
            .ToDictionaryAsync(l => l.DuplicateId, cancellationToken);
        var judgements = (await db.DuplicateJudgements.Current().Where(j => ids.Contains(j.RecordAId) && ids.Contains(j.RecordBId))
                .Select(j =>
                    new
                    {
                        j.RecordAId,
                        j.RecordBId,
                        Said = new PairSaid(j.IsDuplicate, db.Users.Where(u => u.Id == j.ById).Select(u => u.DisplayName).FirstOrDefault()
                            ?? "", j.At)
                    })
                .ToListAsync(cancellationToken)).ToDictionary(j => (j.RecordAId, j.RecordBId), j => j.Said);
        var candidates =
            (await db.DuplicateCandidates.Where(c => ids.Contains(c.RecordAId) && ids.Contains(c.RecordBId)).ToListAsync(cancellationToken))
            .ToDictionary(c => (c.RecordAId, c.RecordBId),
                c => new PairEvidence(c.Score, CandidateStore.Evidence(c.EvidenceJson), c.Reservations));
        List<PairView> views = [];
        foreach (var pair in pairs)
        {
            var (first, second) = records[pair.A].Number < records[pair.B].Number ? (records[pair.A], records[pair.B])
                : (records[pair.B], records[pair.A]);
            var key = JudgedPair.InOrder(pair.A, pair.B);
            var isMerged = KeptOf(first) == KeptOf(second);
            var evidence = candidates.GetValueOrDefault(key) ?? await CompareAsync(db, first, second, cancellationToken);
            views.Add(new PairView(
                Side(first), Side(second), Fields(first.ToBibliographic(), second.ToBibliographic(), evidence), isMerged,
                isMerged ? (links.GetValueOrDefault(second.Id) ?? links.GetValueOrDefault(first.Id))?.Evidence : null,
                judgements.GetValueOrDefault(key), evidence, me));
        }

        return views;

        Guid KeptOf(ReviewRecord record) => links.GetValueOrDefault(record.Id)?.KeptId ?? record.Id;
        PairSide Side(ReviewRecord record)
            => new(record.Number, record.Source!.Name, record.Import!.FileName, links.GetValueOrDefault(record.Id)?.KeptNumber);
    }

    private sealed record Link(Guid DuplicateId, Guid KeptId, int KeptNumber, string Evidence);

    /// <summary>Of a pair that no run has listed, what the rules say of the two among the records of the review.</summary>
    private static async Task<PairEvidence?> CompareAsync(
        ReviewDbContext db, ReviewRecord first, ReviewRecord second, CancellationToken cancellationToken)
    {
        var findings = DuplicateFinder.Find(
            [RecordFingerprints.Of(first), RecordFingerprints.Of(second)], [],
            new DuplicateFinderOptions
            {
                Cores = 1,
                ReviewBelow = double.MinValue,
                Context = await RecordFingerprints.AroundAsync(db, first, second, cancellationToken),
            }, progress: null, cancellationToken);
        return findings.AutomaticPairs.Concat(findings.ReviewPairs)
            .Select(pair => new PairEvidence(pair.Score, pair.Evidence, pair.Reservations)).FirstOrDefault();
    }

    private static List<FieldPair> Fields(BibliographicRecord first, BibliographicRecord second, PairEvidence? evidence)
        => [.. RecordFields.Of(first).Zip(RecordFields.Of(second), (a, b) => new FieldPair(a.Name, a.Values, b.Values)
        {
            AgreesByRules = _findings.TryGetValue(a.Name, out var finding) && evidence?.Evidence.Any(e => e.Finding == finding) is true,
        }).Where(f => f.First.Count + f.Second.Count > 0)];
}
