using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Duplicates.Linking;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates.Judging;

/// <summary>
/// Stores what people say of pairs, and lets the clusters follow. Works in the caller's transaction, which must hold the review's lock.
/// </summary>
internal sealed class DuplicateReviewWriter(ReviewDbContext db, Membership me, DateTimeOffset now)
{
    /// <summary>False when it cannot be followed: the caller must roll back.</summary>
    public async Task<bool> JudgeAsync(Guid a, Guid b, bool same, CancellationToken cancellationToken)
    {
        var (first, second) = JudgedPair.InOrder(a, b);
        var batch = await BatchToReturnToAsync(first, second, same, cancellationToken);
        await db.DuplicateJudgements.Where(j => j.RecordAId == first && j.RecordBId == second)
            .SupersedeAsync(me.UserId, now, cancellationToken);
        if (same && await new ClusterRelinker(db, me, now).JoinAsync([new PairJudgement(first, second, true)],
            cancellationToken) is { Count: > 0 })
            return false;
        Add(first, second, same, batch);
        await db.SaveChangesAsync(cancellationToken);
        if (!same && await AreTogetherAsync(first, second, cancellationToken))
            await new ClusterRelinker(db, me, now).RegroupAsync([first, second], cancellationToken);
        return true;
    }

    /// <summary>
    /// Accepts many pairs at once; those that judgements "distinct" exclude are left out. Returns how many were accepted.
    /// </summary>
    public async Task<int> AcceptAsync(
        IReadOnlyCollection<(Guid First, Guid Second)> pairs, Guid batch, CancellationToken cancellationToken)
    {
        var refused =
            (await new ClusterRelinker(db, me, now).JoinAsync([.. pairs.Select(pair => new PairJudgement(pair.First, pair.Second, true))],
                cancellationToken))
            .Select(pair => JudgedPair.InOrder(pair.First, pair.Second)).ToHashSet();
        foreach (var (a, b) in pairs)
        {
            var (first, second) = JudgedPair.InOrder(a, b);
            if (!refused.Contains((first, second)))
                Add(first, second, same: true, batch);
        }

        await db.SaveChangesAsync(cancellationToken);
        return pairs.Count - refused.Count;
    }

    /// <summary>Takes judgements back: what they joined comes apart, what they held apart may come together by the rules again.</summary>
    public async Task TakeBackAsync(IReadOnlyCollection<DuplicateJudgement> judgements, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. judgements.Select(j => j.Id)];
        await db.DuplicateJudgements.Where(j => ids.Contains(j.Id)).SupersedeAsync(me.UserId, now, cancellationToken);
        await new ClusterRelinker(db, me, now).RegroupAsync(
            [.. judgements.SelectMany(j => new[] { j.RecordAId, j.RecordBId }).Distinct()], cancellationToken);
    }

    /// <summary>
    /// Who goes back on their own word to what stood before it restores that: a pair accepted with many others belongs to them again.
    /// </summary>
    private async Task<Guid?> BatchToReturnToAsync(Guid first, Guid second, bool same, CancellationToken cancellationToken)
    {
        var said = await db.DuplicateJudgements.AsNoTracking().Where(j => j.RecordAId == first && j.RecordBId == second)
            .OrderByDescending(j => j.At).Take(2).ToListAsync(cancellationToken);
        return said is [{ SupersededAt: null } last, { } before] && last.ById == me.UserId && last.IsDuplicate != same
            && before.IsDuplicate == same && before.SupersededAt == last.At ? before.BatchId : null;
    }

    private void Add(Guid first, Guid second, bool same, Guid? batch)
        => db.DuplicateJudgements.Add(
            new DuplicateJudgement
            {
                ReviewId = me.ReviewId,
                RecordAId = first,
                RecordBId = second,
                IsDuplicate = same,
                BatchId = batch,
                ById = me.UserId,
                At = now
            });

    private async Task<bool> AreTogetherAsync(Guid a, Guid b, CancellationToken cancellationToken)
    {
        var links = await db.DuplicateLinks.Current().Where(l => (l.DuplicateId == a || l.DuplicateId == b))
            .ToDictionaryAsync(l => l.DuplicateId, l => l.KeptId, cancellationToken);
        return links.GetValueOrDefault(a, a) == links.GetValueOrDefault(b, b);
    }
}
