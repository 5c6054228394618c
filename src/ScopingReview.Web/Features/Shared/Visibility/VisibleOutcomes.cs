using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Shared.Visibility;

internal static class VisibleOutcomes
{
    /// <summary>
    /// Asked of one record at a time (<see cref="StageSql"/>): against the views as a whole, a member's few reports took 64 ms, on every
    /// page.
    /// <c>offset 0</c> keeps PostgreSQL from joining all of a stage's assignments with all of its votes, which it does on tables that it
    /// has no statistics of yet. A report that could not be retrieved is read by nobody.
    /// </summary>
    private const string OpenReadingsSql =
        $$"""
        select a.* from assignments a join records r on r.id = a.record_id and r.withdrawn_at is null join sources s on s.id = r.source_id
        where a.review_id = {0} and a.reviewer_id = {1} and a.stage = {2} and a.superseded_at is null
          and exists (select from assignments any_a
                      where any_a.record_id = a.record_id and any_a.stage = a.stage and any_a.superseded_at is null
                        and not exists (select from decisions d where d.record_id = any_a.record_id and d.stage = any_a.stage
                                          and d.reviewer_id = any_a.reviewer_id and d.superseded_at is null offset 0) offset 0)
          and case a.stage when 'TitleAbstract' then {{StageSql.ToScreen}} and {{StageSql.Screened}}
                           else not {{StageSql.NotRetrieved}} and {{StageSql.AtFullText}} end
        """;

    /// <summary>
    /// Where records stand in the member's eyes, for lists and filters: while they are blind at the stage as their own votes have it, and
    /// every other record is pending; else the outcomes that they may be told of.
    /// </summary>
    public static IQueryable<RecordOutcome> OutcomesFor(this ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage)
    {
        if (!visibility.At(stage).IsBlind)
            return db.OutcomesTold(visibility, stage);
        var me = visibility.Me;
        var maybeIsInclude = db.Plans.Current()
            .Where(p => p.ReviewId == me.ReviewId && p.Stage == ScreeningStage.TitleAbstract && p.MaybeCountsAsInclude);
        return db.MyCurrentVotes(me.ReviewId, stage, me.UserId).Select(d => new RecordOutcome
        {
            ReviewId = d.ReviewId,
            Stage = d.Stage,
            RecordId = d.RecordId,
            Status = d.Verdict == Verdict.Exclude ? ScreeningStatus.Excluded
                : d.Verdict == Verdict.Include || (stage == ScreeningStage.TitleAbstract && maybeIsInclude.Any()) ? ScreeningStatus.Included
                : ScreeningStatus.NeedsResolution,
            ReasonId = db.ExclusionReasons.Where(x => x.Id == d.ReasonId).Select(x => x.MergedIntoId).FirstOrDefault() ?? d.ReasonId,
            ReasonConflict = false,
        });
    }

    /// <summary>
    /// Outcomes that the member may be told of as such, also of records that are no longer at the stage: none of records that they read
    /// while they are blind at the stage, nor, as a reviewer, of others; none at full text of records whose titles they are still reading.
    /// Before all votes are in there is none but "pending", save where a resolution stands and somebody was asked to read afterwards:
    /// whoever still owes a vote there is not told of the resolution.
    /// </summary>
    public static IQueryable<RecordOutcome> OutcomesTold(this ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage)
    {
        var me = visibility.Me;
        var heldBack = db.HeldBack(visibility, stage);
        var told = db.Outcomes.Where(o => o.ReviewId == me.ReviewId && o.Stage == stage && !heldBack.Contains(o.RecordId))
            .Where(o => o.Locked || !o.Resolved || !db.Assignments.Current().Any(a =>
            a.RecordId == o.RecordId && a.Stage == stage && a.ReviewerId == me.UserId
            && !db.Decisions.Current().Any(d => d.RecordId == o.RecordId && d.Stage == stage && d.ReviewerId == me.UserId)));
        if (visibility.At(stage).IsBlind && !me.IsLead)
            told = told.Where(_ => false);
        return stage == ScreeningStage.FullText && visibility.Titles.IsBlind
            ? told.Where(o => !db.StillReading(visibility, ScreeningStage.TitleAbstract).Contains(o.RecordId))
            : told;
    }

    /// <summary>
    /// Records of which the member is told no outcome yet: theirs, while they are blind, and as a reviewer as long as one of theirs waits
    /// for another's vote (<see cref="Blinding"/>).
    /// </summary>
    public static IQueryable<Guid> HeldBack(this ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage)
    {
        var me = visibility.Me;
        var assigned = db.Assignments.Current().Where(a => a.ReviewId == me.ReviewId && a.Stage == stage && a.ReviewerId == me.UserId)
            .Select(a => a.RecordId);
        var voted = db.Decisions.Current().Where(d => d.ReviewId == me.ReviewId && d.Stage == stage && d.ReviewerId == me.UserId)
            .Select(d => d.RecordId);
        var theirs = assigned.Union(voted);
        return visibility.At(stage).IsBlind ? theirs
            : me.Role == ReviewRole.Reviewer ? theirs.Where(_ => db.OpenReadings(me, stage).Any())
            : assigned.Where(_ => false);
    }

    /// <summary>
    /// Records of which a member who is blind must not be told that they are in conflict, or how they were resolved; for others none.
    /// </summary>
    public static IQueryable<Guid> NotTold(this ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage)
    {
        var own = visibility.At(stage).IsBlind ? db.HeldBack(visibility, stage) : db.Assignments.Where(_ => false).Select(a => a.RecordId);
        return stage == ScreeningStage.FullText ? own.Concat(db.StillReading(visibility, ScreeningStage.TitleAbstract)) : own;
    }

    public static Task<bool> IsHeldBackAsync(
        this ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage, Guid recordId, CancellationToken cancellationToken)
        => db.NotTold(visibility, stage).ContainsAsync(recordId, cancellationToken);

    /// <summary>Whether one of the person's records at the stage waits for a vote, theirs or another reader's.</summary>
    public static Task<bool> HasOpenReadingsAsync(
        this ReviewDbContext db, Membership me, ScreeningStage stage, CancellationToken cancellationToken)
        => db.OpenReadings(me, stage).AnyAsync(cancellationToken);

    internal static IQueryable<Assignment> OpenReadings(this ReviewDbContext db, Membership me, ScreeningStage stage)
        => db.Assignments.FromSqlRaw(OpenReadingsSql, me.ReviewId, me.UserId, stage.ToString());

    /// <summary>Records at the stage in a state, in the member's eyes.</summary>
    public static IQueryable<ReviewRecord> InState(
        this ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage, ScreeningStatus status)
    {
        var at = db.At(visibility, stage);
        var outcomes = db.OutcomesFor(visibility, stage);
        return status == ScreeningStatus.Pending
            ? at.Where(r => !outcomes.Any(o => o.RecordId == r.Id && o.Status != ScreeningStatus.Pending))
            : at.Where(r => outcomes.Any(o => o.RecordId == r.Id && o.Status == status));
    }
}
