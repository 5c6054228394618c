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
}
