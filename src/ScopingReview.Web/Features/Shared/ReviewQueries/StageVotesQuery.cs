using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Shared.ReviewQueries;

/// <summary>
/// What Domain's rule needs of all records of a review at a stage. The view record_outcomes joins and groups votes record by record,
/// which of 100,000 takes three times as long; here they are read in arrays (docs/decisions/0006).
/// </summary>
internal static class StageVotesQuery
{
    public static async Task<StageVotes> StageVotesAsync(
        this ReviewDbContext db, Guid reviewId, ScreeningStage stage, CancellationToken cancellationToken)
    {
        var required = await db.Assignments.Current().Where(a => a.ReviewId == reviewId && a.Stage == stage).GroupBy(a => a.ReviewerId)
            .Select(of => new RequiredReadings(of.Key, EF.Functions.ArrayAgg(of.Select(a => a.RecordId)))).ToListAsync(cancellationToken);
        var votes = await db.VotesAlikeAsync(reviewId, stage, cancellationToken);
        var twins = await db.CountingMergeConflicts(stage).Where(t => t.ReviewId == reviewId)
            .Select(t => new RecordVerdict(t.RecordId, t.Verdict)).ToListAsync(cancellationToken);
        var resolutions = await db.Resolutions.Current().Where(r => r.ReviewId == reviewId && r.Stage == stage)
            .Select(r => new RecordVerdict(r.RecordId, r.Verdict)).ToListAsync(cancellationToken);
        var maybeIsInclude = stage == ScreeningStage.TitleAbstract && await db.Plans.Current()
            .AnyAsync(p => p.ReviewId == reviewId && p.Stage == stage && p.MaybeCountsAsInclude, cancellationToken);
        return new StageVotes(required, votes, twins, resolutions, maybeIsInclude);
    }

    /// <summary>The current votes at a stage, including those of people who are not required to vote.</summary>
    public static Task<List<VotesAlike>> VotesAlikeAsync(
        this ReviewDbContext db, Guid reviewId, ScreeningStage stage, CancellationToken cancellationToken)
        => db.Decisions.Current().Where(d => d.ReviewId == reviewId && d.Stage == stage)
            .GroupBy(d => new { d.ReviewerId, d.Verdict })
            .Select(of => new VotesAlike(of.Key.ReviewerId, of.Key.Verdict, EF.Functions.ArrayAgg(of.Select(d => d.RecordId))))
            .ToListAsync(cancellationToken);
}
