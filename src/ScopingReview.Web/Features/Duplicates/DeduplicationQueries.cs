using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;

namespace ScopingReview.Web.Features.Duplicates;

/// <summary>What became of the duplicates of a review, for their page and for the report.</summary>
internal static class DeduplicationQueries
{
    /// <summary>Judgements in force on pairs of which neither record is withdrawn.</summary>
    public static IQueryable<DuplicateJudgement> StandingJudgements(this ReviewDbContext db, Guid reviewId)
        => db.DuplicateJudgements.Current().Where(j => j.ReviewId == reviewId
            && db.Records.Any(r => r.Id == j.RecordAId) && db.Records.Any(r => r.Id == j.RecordBId));

    public static async Task<DeduplicationCounts> DeduplicationCountsAsync(
        this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        var linked = await db.DuplicateLinks.Current().Where(l => l.ReviewId == reviewId).GroupBy(l => l.ById == null)
            .Select(g => new { ByRules = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.ByRules, g => g.Count, cancellationToken);
        return new DeduplicationCounts(
            await db.Records.CountAsync(r => r.ReviewId == reviewId, cancellationToken),
            linked.GetValueOrDefault(true), linked.GetValueOrDefault(false),
            await db.StandingJudgements(reviewId).CountAsync(j => j.IsDuplicate, cancellationToken),
            await db.StandingJudgements(reviewId).CountAsync(j => !j.IsDuplicate, cancellationToken),
            await db.OpenDuplicateCandidates.CountAsync(c => c.ReviewId == reviewId, cancellationToken));
    }
}
