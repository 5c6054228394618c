using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Reviews;
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
    {
        var heldBack = db.HeldBack(me, stage);
        return db.Outcomes.Where(o => o.ReviewId == me.ReviewId && o.Stage == stage && !heldBack.Contains(o.RecordId)).Where(o => o.Locked || !o.Resolved || !db.Assignments.Any(a =>
            a.RecordId == o.RecordId && a.Stage == stage && a.ReviewerId == me.UserId && a.SupersededAt == null
            && !db.Decisions.Any(d => d.RecordId == o.RecordId && d.Stage == stage && d.ReviewerId == me.UserId && d.SupersededAt == null)));
    }

    /// <summary>Records of which a reviewer is told nothing yet: hers, as long as one of them waits for a vote (<see cref="Blinding"/>).</summary>
    public static IQueryable<Guid> HeldBack(this ReviewDbContext db, Membership me, ScreeningStage stage)
    {
        var assigned = db.Assignments.Where(a => a.ReviewId == me.ReviewId && a.Stage == stage && a.ReviewerId == me.UserId && a.SupersededAt == null).Select(a => a.RecordId);
        var voted = db.Decisions.Where(d => d.ReviewId == me.ReviewId && d.Stage == stage && d.ReviewerId == me.UserId && d.SupersededAt == null).Select(d => d.RecordId);
        return me.Role == ReviewRole.Reviewer ? assigned.Union(voted).Where(_ => db.OpenReadings(me, stage).Any()) : assigned.Where(_ => false);
    }

    /// <summary>Whether one of the person's records at the stage waits for a vote, hers or another reader's.</summary>
    public static Task<bool> HasOpenReadingsAsync(this ReviewDbContext db, Membership me, ScreeningStage stage, CancellationToken cancellationToken)
        => db.OpenReadings(me, stage).AnyAsync(cancellationToken);

    internal static IQueryable<Assignment> OpenReadings(this ReviewDbContext db, Membership me, ScreeningStage stage)
        => db.Assignments.Where(mine => mine.ReviewId == me.ReviewId && mine.Stage == stage && mine.ReviewerId == me.UserId && mine.SupersededAt == null
            && db.Assignments.Any(any => any.RecordId == mine.RecordId && any.Stage == stage && any.SupersededAt == null
                && !db.Decisions.Any(d => d.RecordId == any.RecordId && d.Stage == stage && d.ReviewerId == any.ReviewerId && d.SupersededAt == null))
            && db.At(me.ReviewId, stage).Any(r => r.Id == mine.RecordId)
            // A report that could not be retrieved is read by nobody.
            && (stage == ScreeningStage.TitleAbstract
                || !db.RetrievalEntries.Any(e => e.RecordId == mine.RecordId && e.SupersededAt == null && e.Status == RetrievalStatus.NotRetrieved)));

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
