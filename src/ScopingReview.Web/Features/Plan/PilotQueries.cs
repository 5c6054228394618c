using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Plan;

internal static class PilotQueries
{
    public static Task<bool> HasOpenPilotAsync(this ReviewDbContext db, Guid reviewId, ScreeningStage stage,
        CancellationToken cancellationToken)
        => db.PilotRounds.AnyAsync(p => p.ReviewId == reviewId && p.Stage == stage && p.Closing == null, cancellationToken);

    /// <summary>
    /// All readings that a round asked for, also those that ended. One that came to another record by a merge is not of the draw, but its
    /// vote ends with the round.
    /// </summary>
    public static IQueryable<Assignment> PilotReadings(this ReviewDbContext db, Guid roundId)
        => db.Assignments.Where(a => a.DrawId == roundId && a.Position == ReviewerPosition.Pilot);

    /// <summary>Records that a pilot round may draw: at the stage, given to nobody, not ruled on, and in no earlier round.</summary>
    public static IQueryable<ReviewRecord> PilotFrame(this ReviewDbContext db, Guid reviewId, ScreeningStage stage)
        => db.At(reviewId, stage).Where(r =>
            !db.Assignments.Any(a => a.RecordId == r.Id && a.Stage == stage
                && (a.SupersededAt == null || a.Position == ReviewerPosition.Pilot))
            && !db.Resolutions.Current().Any(x => x.RecordId == r.Id && x.Stage == stage));

    /// <summary>The votes of a round: those of its readings as they stood when it was closed, or as they stand now.</summary>
    public static async Task<List<PilotVote>> PilotVotesAsync(this ReviewDbContext db, PilotRound round,
        CancellationToken cancellationToken)
    {
        var end = round.Closing?.At;
        var readings = db.PilotReadings(round.DrawId).Where(a => a.CarriedByLinkId == null);
        return await (
            from d in db.Decisions.IgnoreQueryFilters()
            where d.ReviewId == round.ReviewId && d.Stage == round.Stage
                && (end == null ? d.SupersededAt == null : d.At <= end && (d.SupersededAt == null || d.SupersededAt >= end))
                && readings.Any(a => a.RecordId == d.RecordId && a.ReviewerId == d.ReviewerId)
            select new PilotVote(d.Record!.Number, d.ReviewerId, d.Verdict)).ToListAsync(cancellationToken);
    }
}
