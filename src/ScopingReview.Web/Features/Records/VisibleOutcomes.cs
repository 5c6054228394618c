using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Records;

internal static class VisibleOutcomes
{
    /// <summary>
    /// Outcomes that the person may be told of, also of records that are no longer at the stage. Before all votes are in there is none but "pending", save where a ruling stands and somebody was asked
    /// to read afterwards: whoever still owes a vote there is not told of the ruling.
    /// </summary>
    public static IQueryable<RecordOutcome> OutcomesFor(this ReviewDbContext db, Membership me, ScreeningStage stage)
        => db.Outcomes.Where(o => o.ReviewId == me.ReviewId && o.Stage == stage).Where(o => o.Locked || !o.Resolved || !db.Assignments.Any(a =>
            a.RecordId == o.RecordId && a.Stage == stage && a.ReviewerId == me.UserId && a.SupersededAt == null
            && !db.Decisions.Any(d => d.RecordId == o.RecordId && d.Stage == stage && d.ReviewerId == me.UserId && d.SupersededAt == null)));

    /// <summary>Records at the stage in a state, as far as the person may know.</summary>
    public static IQueryable<ReviewRecord> InState(this ReviewDbContext db, Membership me, ScreeningStage stage, ScreeningStatus status)
    {
        var at = db.At(me.ReviewId, stage);
        var outcomes = db.OutcomesFor(me, stage);
        return status == ScreeningStatus.Pending
            ? at.Where(r => !outcomes.Any(o => o.RecordId == r.Id && o.Status != ScreeningStatus.Pending))
            : at.Where(r => outcomes.Any(o => o.RecordId == r.Id && o.Status == status));
    }
}
