using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Conflicts;

internal static class Rulings
{
    /// <summary>
    /// All rulings on a record, also those that no longer stand; without the traces of merges: what was carried here for a while, and what
    /// one put aside and an undo said again.
    /// </summary>
    public static IQueryable<Resolution> RulingsOn(this ReviewDbContext db, Guid recordId, ScreeningStage stage)
        => db.Resolutions.Where(r => r.RecordId == recordId && r.Stage == stage && (r.SupersededAt == null || r.CarriedByLinkId == null)
            && !db.MergeConflicts.Any(v => v.SuspendedRulingId == r.Id && v.SupersededAt != null));
}
