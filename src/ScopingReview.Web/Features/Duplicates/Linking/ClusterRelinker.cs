using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates.Linking;

/// <summary>
/// Follows judgements in the clusters that they are about, and nowhere else, so that a key press costs the same in a review of 100,000
/// records as in one of 100. Works in the caller's transaction, which must hold the review's lock.
/// </summary>
internal sealed class ClusterRelinker(ReviewDbContext db, Membership me, DateTimeOffset now)
{
    /// <summary>Puts together what was judged the same; all that stands together stays.</summary>
    /// <param name="same">The new judgements; not stored yet, so that those which cannot be followed need not be.</param>
    /// <param name="cancellationToken">Stops; the caller rolls back.</param>
    /// <returns>Those that judgements "distinct" exclude, between the two or between twins of theirs. They were not followed.</returns>
    public async Task<IReadOnlyList<PairJudgement>> JoinAsync(IReadOnlyCollection<PairJudgement> same, CancellationToken cancellationToken)
    {
        var cluster = await ReadAsync([.. same.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct()], cancellationToken);
        List<PairJudgement> followed = [.. same];
        List<PairJudgement> refused = [];
        while (followed.Count > 0)
        {
            JudgedPair[] judgements = [.. cluster.Judgements,
                .. followed.Select(pair => new JudgedPair(pair.First, pair.Second, true, me.UserId))];
            var findings =
                Find(cluster, judgements, new DuplicateFinderOptions { Cores = 1, ComparedBefore = cluster.Ids.ToHashSet() },
                    cancellationToken);
            var impossible = followed.FindAll(Impossible(cluster, findings));
            if (impossible.Count == 0)
            {
                await StoreAsync(cluster, findings, judgements, cancellationToken);
                break;
            }

            refused.AddRange(impossible);
            followed = [.. followed.Except(impossible)];
        }

        return refused;
    }

    /// <summary>Which judgements are contradicted, or would drive a twin out of a cluster that they touch.</summary>
    private static Predicate<PairJudgement> Impossible(Cluster cluster, DuplicateFindings findings)
    {
        var contradicted = findings.Contradicted.ToHashSet();
        var keptBefore = cluster.Links.ToDictionary(l => l.DuplicateId, l => l.KeptId);
        var together = findings.Clusters.SelectMany(c => c.Members.Select(member => (member, c.KeptId)))
            .ToDictionary(m => m.member, m => m.KeptId);
        var torn = cluster.Links.Where(
            l => together.GetValueOrDefault(l.DuplicateId, l.DuplicateId) != together.GetValueOrDefault(l.KeptId, l.KeptId)).Select(
                l => l.KeptId).ToHashSet();
        return pair => contradicted.Contains(pair)
            || torn.Contains(keptBefore.GetValueOrDefault(pair.First, pair.First))
            || torn.Contains(keptBefore.GetValueOrDefault(pair.Second, pair.Second));
    }

    /// <summary>
    /// Puts the clusters of some records together anew by rules and judgements, because something that held them together or apart was
    /// taken back. What the rules left to people when they saw all records, they do not decide when they see a few.
    /// </summary>
    public async Task RegroupAsync(Guid[] records, CancellationToken cancellationToken)
    {
        var cluster = await ReadAsync(records, cancellationToken);
        var ids = cluster.Ids;
        var left = await db.DuplicateCandidates.Where(c => ids.Contains(c.RecordAId) && ids.Contains(c.RecordBId))
            .Select(c => new { c.RecordAId, c.RecordBId }).ToListAsync(cancellationToken);
        var options = new DuplicateFinderOptions { Cores = 1, LeftToPeople = left.Select(c => (c.RecordAId, c.RecordBId)).ToHashSet() };
        await StoreAsync(cluster, Find(cluster, [.. cluster.Judgements], options, cancellationToken), [.. cluster.Judgements],
            cancellationToken);
    }

    private sealed record Cluster(Guid[] Ids, List<CurrentLink> Links, List<JudgedPair> Judgements, List<RecordFingerprint> Records);

    private async Task<Cluster> ReadAsync(Guid[] records, CancellationToken cancellationToken)
    {
        var links = db.DuplicateLinks.Current().Where(l => l.ReviewId == me.ReviewId);
        var kept = await links.Where(l => records.Contains(l.DuplicateId)).Select(l => l.KeptId).ToListAsync(cancellationToken);
        Guid[] roots = [.. kept.Concat(records).Distinct()];
        var current = await LinkStore.Select(links.Where(l => roots.Contains(l.KeptId))).ToListAsync(cancellationToken);
        Guid[] ids = [.. roots.Concat(current.Select(l => l.DuplicateId)).Distinct()];
        var judgements = await db.DuplicateJudgements.Current()
            .Where(j => j.ReviewId == me.ReviewId && ids.Contains(j.RecordAId) && ids.Contains(j.RecordBId))
            .Select(j => new JudgedPair(j.RecordAId, j.RecordBId, j.IsDuplicate, j.ById)).ToListAsync(cancellationToken);
        var fingerprints =
            await RecordFingerprints.ReadAsync(db, me.ReviewId, ids, stored: null,
                current.ToDictionary(l => l.DuplicateId, l => l.KeptId), read: null,
                cancellationToken);
        return new Cluster(ids, current, judgements, fingerprints);
    }

    private static DuplicateFindings Find(
        Cluster cluster, JudgedPair[] judgements, DuplicateFinderOptions options, CancellationToken cancellationToken)
        => DuplicateFinder.Find(cluster.Records, [.. judgements.Select(j => j.ToPair())], options, progress: null, cancellationToken);

    private Task<StoredLinks> StoreAsync(
        Cluster cluster, DuplicateFindings findings, JudgedPair[] judgements, CancellationToken cancellationToken)
        => new LinkStore(db, me, now).ReplaceAsync(cluster.Links, DuplicateLinks.Of(findings, [.. judgements.Select(j => j.ToPair())]),
            judgements, cancellationToken);
}
