using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates.Linking;

/// <summary>
/// Follows judgements in the clusters that they are about, and nowhere else, so that a key press costs the same in a review of 100,000 records as in one of 100.
/// Works in the caller's transaction, which must hold the review's lock.
/// </summary>
internal sealed class ClusterRelinker(ReviewDbContext db, Membership me, DateTimeOffset now)
{
    /// <summary>Puts together what was judged the same; all that stands together stays.</summary>
    /// <param name="same">The new judgements; not stored yet, so that those which cannot be followed need not be.</param>
    /// <param name="cancellationToken">Stops; the caller rolls back.</param>
    /// <returns>Those that judgements "distinct" exclude. They were not followed.</returns>
    public async Task<IReadOnlyList<PairJudgement>> JoinAsync(IReadOnlyCollection<PairJudgement> same, CancellationToken cancellationToken)
    {
        var cluster = await ReadAsync([.. same.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct()], cancellationToken);
        JudgedPair[] judgements = [.. cluster.Judgements, .. same.Select(pair => new JudgedPair(pair.First, pair.Second, true, me.UserId))];
        var findings = Find(cluster, judgements, standing: true, cancellationToken);
        await StoreAsync(cluster, findings, judgements, cancellationToken);
        var said = same.Select(pair => JudgedPair.InOrder(pair.First, pair.Second)).ToHashSet();
        return [.. findings.Contradicted.Where(pair => said.Contains(JudgedPair.InOrder(pair.First, pair.Second)))];
    }

    /// <summary>Puts the clusters of some records together anew by rules and judgements, because something that held them together or apart was taken back.</summary>
    /// <param name="records">The records.</param>
    /// <param name="apart">Pairs that are not to come together by this, whatever the rules say of so few records.</param>
    /// <param name="cancellationToken">Stops; the caller rolls back.</param>
    public async Task RegroupAsync(Guid[] records, IReadOnlyCollection<PairJudgement> apart, CancellationToken cancellationToken)
    {
        var cluster = await ReadAsync(records, cancellationToken);
        var ids = cluster.Ids;
        // What the rules left to people when they saw all records, they do not decide when they see a few.
        var candidates = await db.DuplicateCandidates.Where(c => ids.Contains(c.RecordAId) && ids.Contains(c.RecordBId)).Select(c => new { c.RecordAId, c.RecordBId }).ToListAsync(cancellationToken);
        var same = cluster.Judgements.Where(j => j.Same).Select(j => JudgedPair.InOrder(j.First, j.Second)).ToHashSet();
        JudgedPair[] judgements =
        [
            .. cluster.Judgements,
            .. candidates.Where(c => !same.Contains((c.RecordAId, c.RecordBId))).Select(c => new JudgedPair(c.RecordAId, c.RecordBId, false, me.UserId)),
            .. apart.Select(pair => new JudgedPair(pair.First, pair.Second, false, me.UserId)),
        ];
        await StoreAsync(cluster, Find(cluster, judgements, standing: false, cancellationToken), judgements, cancellationToken);
    }

    private sealed record Cluster(Guid[] Ids, List<CurrentLink> Links, List<JudgedPair> Judgements, List<RecordFingerprint> Records);

    private async Task<Cluster> ReadAsync(Guid[] records, CancellationToken cancellationToken)
    {
        var links = db.DuplicateLinks.Where(l => l.ReviewId == me.ReviewId && l.SupersededAt == null);
        var kept = await links.Where(l => records.Contains(l.DuplicateId)).Select(l => l.KeptId).ToListAsync(cancellationToken);
        Guid[] roots = [.. kept.Concat(records).Distinct()];
        var current = await LinkStore.Select(links.Where(l => roots.Contains(l.KeptId))).ToListAsync(cancellationToken);
        Guid[] ids = [.. roots.Concat(current.Select(l => l.DuplicateId)).Distinct()];
        var judgements = await db.DuplicateJudgements.Where(j => j.ReviewId == me.ReviewId && j.SupersededAt == null && ids.Contains(j.RecordAId) && ids.Contains(j.RecordBId))
            .Select(j => new JudgedPair(j.RecordAId, j.RecordBId, j.Same, j.ById)).ToListAsync(cancellationToken);
        var fingerprints = await RecordFingerprints.ReadAsync(db, me.ReviewId, ids, current.ToDictionary(l => l.DuplicateId, l => l.KeptId), read: null, cancellationToken);
        return new Cluster(ids, current, judgements, fingerprints);
    }

    private static DuplicateFindings Find(Cluster cluster, JudgedPair[] judgements, bool standing, CancellationToken cancellationToken) => DuplicateFinder.Find(
        cluster.Records, [.. judgements.Select(j => j.ToPair())], new DuplicateFinderOptions { Cores = 1, ComparedBefore = standing ? cluster.Ids.ToHashSet() : null }, progress: null, cancellationToken);

    private Task<StoredLinks> StoreAsync(Cluster cluster, DuplicateFindings findings, JudgedPair[] judgements, CancellationToken cancellationToken)
        => new LinkStore(db, me, now).ReplaceAsync(cluster.Links, DuplicateLinks.Of(findings, [.. judgements.Select(j => j.ToPair())]), judgements, cancellationToken);
}
