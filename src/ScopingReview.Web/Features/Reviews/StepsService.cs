using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>One step of the review in the navigation.</summary>
/// <param name="Count">What is left to do there; null where the step has no such number.</param>
/// <param name="Done">Nothing is left and something was there.</param>
/// <param name="WaitsFor">What must happen first; null when the step can be taken.</param>
public sealed record ReviewStep(string Title, string Url, int? Count, string CountMeans, bool Done, string? WaitsFor);

/// <summary>The state of all steps.</summary>
public sealed record ReviewSteps(IReadOnlyList<ReviewStep> Steps, Membership Me);

public sealed record NextAction(string Title, string Why, string Label, string Url);

public sealed class StepsService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    public async Task<ReviewSteps> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        return new ReviewSteps(NextSteps.List(reviewId, me, await db.StepCountsAsync(me, cancellationToken)), me);
    }

    /// <summary>The one thing that the person should do next, from what the start page has read anyway.</summary>
    internal static async Task<NextAction> NextAsync(ReviewDbContext db, Membership me, ReviewReading reading, CancellationToken cancellationToken)
        => NextSteps.Choose(me.ReviewId, me, await StateAsync(db, me, reading, cancellationToken));

    /// <summary>Counted from the flow, like the report. Costs as much as the flow itself.</summary>
    internal static async Task<StepState> StateAsync(ReviewDbContext db, Membership me, ReviewReading reading, CancellationToken cancellationToken)
    {
        var (flow, left, right) = (reading.Flow, reading.Flow.Left, reading.Flow.Right);
        var planned = await db.Plans.Where(p => p.ReviewId == me.ReviewId && p.SupersededAt == null).Select(p => p.Stage).ToListAsync(cancellationToken);
        var charted = await db.ChartEntries.Where(e => e.ReviewId == me.ReviewId && e.SupersededAt == null && e.Complete).Select(e => e.StudyId).ToListAsync(cancellationToken);

        var titlesMine = await WaitingAsync(db, me, ScreeningStage.TitleAbstract, cancellationToken);
        var reportsMine = await WaitingAsync(db, me, ScreeningStage.FullText, cancellationToken);
        var titlesAssigned = await AssignedAsync(db, me, ScreeningStage.TitleAbstract, cancellationToken);
        var reportsAssigned = await AssignedAsync(db, me, ScreeningStage.FullText, cancellationToken);

        var screened = left.Screened.Ids.Concat(right?.Screened.Ids ?? []).ToList();
        PrismaUndecided[] titlesOpen = right is null ? [left.Undecided] : [left.Undecided, right.Undecided];
        PrismaReports[] arms = right is null ? [left.Reports] : [left.Reports, right.Reports];
        var reasonConflicts = reading.Input.Records.Where(record => record.ReasonConflict).Select(record => record.Id).ToList();
        var reasonsOpen = arms.Sum(arm => reasonConflicts.Count(arm.ReasonNotSettled.Contains));
        return new StepState
        {
            Records = reading.Input.Records.Count,
            Sources = await db.Sources.CountAsync(s => s.ReviewId == me.ReviewId, cancellationToken),
            Duplicates = reading.Input.Records.Count(record => record.DuplicateOfId is not null),
            DuplicatesToJudge = await db.OpenDuplicateCandidates.CountAsync(c => c.ReviewId == me.ReviewId, cancellationToken),
            TitlesFrame = screened.Count,
            TitlesPlanned = planned.Contains(ScreeningStage.TitleAbstract),
            TitlesPiloted = await db.PilotRounds.AnyAsync(p => p.ReviewId == me.ReviewId && p.Stage == ScreeningStage.TitleAbstract, cancellationToken),
            TitlesUnassigned = titlesAssigned is null ? 0 : screened.Count(id => !titlesAssigned.Contains(id)),
            TitlesSettled = screened.Count - titlesOpen.Sum(open => open.Count),
            TitlesMine = titlesMine.Count(id => left.Screened.Contains(id) || right?.Screened.Contains(id) == true),
            Conflicts = titlesOpen.Concat(arms.Select(arm => arm.Undecided)).Sum(open => open.Conflicts.Count + open.NeedsResolution.Count) + reasonsOpen,
            Reports = arms.Sum(arm => arm.Sought.Count),
            ReportsPlanned = planned.Contains(ScreeningStage.FullText),
            ReportsUnassigned = reportsAssigned is null ? 0 : arms.Sum(arm => arm.Sought.Ids.Count(id => !arm.NotRetrieved.Contains(id) && !reportsAssigned.Contains(id))),
            ReportsSought = arms.Sum(arm => arm.AwaitingRetrieval.Count),
            ReportsNotRetrieved = arms.Sum(arm => arm.NotRetrieved.Count),
            ReportsSettled = arms.Sum(arm => arm.Excluded.Count + arm.Included.Count) - reasonsOpen,
            ReportsMine = reportsMine.Count(id => arms.Any(arm => arm.Assessed.Contains(id))),
            ReportsMineOpen = await db.HasOpenReadingsAsync(me, ScreeningStage.FullText, cancellationToken),
            IncludedReports = flow.Reports.Count,
            Studies = flow.Studies.Count,
            Charted = charted.Count(flow.Studies.Contains),
        };
    }

    private static Task<List<Guid>> WaitingAsync(ReviewDbContext db, Membership me, ScreeningStage stage, CancellationToken cancellationToken)
        => db.Assignments
            .Where(a => a.ReviewId == me.ReviewId && a.Stage == stage && a.ReviewerId == me.UserId && a.SupersededAt == null
                && !db.Decisions.Any(d => d.RecordId == a.RecordId && d.Stage == stage && d.ReviewerId == me.UserId && d.SupersededAt == null))
            .Select(a => a.RecordId).ToListAsync(cancellationToken);

    // Only a lead is told of records without a reader; null for everybody else.
    private static async Task<HashSet<Guid>?> AssignedAsync(ReviewDbContext db, Membership me, ScreeningStage stage, CancellationToken cancellationToken)
        => !me.IsLead ? null
            : (await db.Assignments.Where(a => a.ReviewId == me.ReviewId && a.Stage == stage && a.SupersededAt == null).Select(a => a.RecordId).ToListAsync(cancellationToken)).ToHashSet();
}
