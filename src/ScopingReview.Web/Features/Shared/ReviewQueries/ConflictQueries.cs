using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Shared.ReviewQueries;

internal static class ConflictQueries
{
    /// <summary>Outcomes at the stage that only the lead can settle.</summary>
    public static IQueryable<RecordOutcome> OpenConflicts(this ReviewDbContext db, Guid reviewId, ScreeningStage stage)
        => db.OutcomesAt(reviewId, stage)
            .Where(o => o.ReasonConflict || o.Status == ScreeningStatus.Conflict || o.Status == ScreeningStatus.NeedsResolution);

    /// <summary>Those that the member may be told of: while they are blind at the stage, only conflicts of other people.</summary>
    public static IQueryable<RecordOutcome> OpenConflicts(this ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage)
    {
        var told = db.OutcomesTold(visibility, stage).Select(o => o.RecordId);
        var open = db.OpenConflicts(visibility.Me.ReviewId, stage);
        return visibility.IsBlind ? open.Where(o => told.Contains(o.RecordId)) : open;
    }

    /// <summary>
    /// What was said of records at the stage otherwise than by their votes, where it counts: what contradicted a vote that has been
    /// changed since does not.
    /// </summary>
    public static IQueryable<MergeConflict> CountingMergeConflicts(this ReviewDbContext db, ScreeningStage stage)
        => db.MergeConflicts.Current().Where(t => t.Stage == stage
            && (t.ContradictsId == null || db.Decisions.Current().Any(d => d.Id == t.ContradictsId)));
}
