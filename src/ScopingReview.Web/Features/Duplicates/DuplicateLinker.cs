using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Access;
using StoredLink = ScopingReview.Web.Data.Model.DuplicateLink;

namespace ScopingReview.Web.Features.Duplicates;

/// <summary>Brings the stored duplicate links of a review to what Domain's rules and people's judgements say now.</summary>
internal static class DuplicateLinker
{
    /// <summary>Works in the caller's transaction, which must hold the review's lock. Links that still hold are not touched.</summary>
    /// <returns>Judgements "same" that judgements "distinct" exclude.</returns>
    public static async Task<IReadOnlyList<PairJudgement>> RelinkAsync(ReviewDbContext db, Membership me, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var current = await db.DuplicateLinks.Where(l => l.ReviewId == me.ReviewId && l.SupersededAt == null)
            .Select(l => new { l.Id, l.DuplicateId, l.KeptId }).ToDictionaryAsync(l => l.DuplicateId, cancellationToken);
        var judgements = await db.DuplicateJudgements.Where(j => j.ReviewId == me.ReviewId && j.SupersededAt == null)
            .Select(j => new { j.RecordAId, j.RecordBId, j.Same, j.ById }).ToListAsync(cancellationToken);
        var records = await RecordFingerprints.ReadAsync(db, me.ReviewId, current.ToDictionary(l => l.Key, l => l.Value.KeptId), cancellationToken);
        var result = ExactDuplicates.Find(records, [.. judgements.Select(j => new PairJudgement(j.RecordAId, j.RecordBId, j.Same))]);

        var wanted = result.Links.ToDictionary(l => l.DuplicateId);
        Guid[] stale = [.. current.Values.Where(l => wanted.GetValueOrDefault(l.DuplicateId)?.KeptId != l.KeptId).Select(l => l.Id)];
        if (stale.Length > 0)
        {
            await db.DuplicateLinks.Where(l => stale.Contains(l.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.SupersededAt, now).SetProperty(l => l.SupersededById, me.UserId), cancellationToken);
        }

        var judges = judgements.Where(j => j.Same).ToDictionary(j => Pair(j.RecordAId, j.RecordBId), j => j.ById);
        db.DuplicateLinks.AddRange(result.Links.Where(l => current.GetValueOrDefault(l.DuplicateId)?.KeptId != l.KeptId).Select(l => new StoredLink
        {
            ReviewId = me.ReviewId,
            DuplicateId = l.DuplicateId,
            KeptId = l.KeptId,
            Evidence = l.Evidence,
            At = now,
            ById = l.Rule == DuplicateRule.JudgedSame && judges.TryGetValue(Pair(l.DuplicateId, l.ThroughId ?? l.KeptId), out var judge) ? judge : null,
        }));
        await db.SaveChangesAsync(cancellationToken);
        return result.Contradicted;
    }

    /// <summary>A pair in one order, so that what was said of (a, b) is found for (b, a).</summary>
    public static (Guid First, Guid Second) Pair(Guid a, Guid b) => a.CompareTo(b) <= 0 ? (a, b) : (b, a);
}
