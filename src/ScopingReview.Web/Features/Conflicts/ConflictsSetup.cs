using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Screening;

namespace ScopingReview.Web.Features.Conflicts;

internal static class ConflictsSetup
{
    public static IServiceCollection AddConflicts(this IServiceCollection services) => services
        .AddScoped<ConflictListService>()
        .AddScoped<ConflictService>();

    /// <summary>Outcomes at the stage that only the lead can settle.</summary>
    public static IQueryable<RecordOutcome> OpenConflicts(this ReviewDbContext db, Guid reviewId, ScreeningStage stage)
        => db.OutcomesAt(reviewId, stage).Where(o => o.ReasonConflict || o.Status == ScreeningStatus.Conflict || o.Status == ScreeningStatus.NeedsResolution);
}
