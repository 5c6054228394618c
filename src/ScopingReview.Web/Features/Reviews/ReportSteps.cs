using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>What is left to do from the full texts on.</summary>
/// <param name="All">Reports sought.</param>
/// <param name="Mine">At hand and waiting for the person's vote.</param>
internal sealed record ReportSteps(
    int All, int Awaiting, int NotRetrieved, int Settled, int Conflicts, int Unassigned, int Mine, int Included, int Studies, int Charted)
{
    /// <summary>As the report counts it.</summary>
    public static async Task<ReportSteps> OfFlowAsync(
        ReviewDbContext db, Membership me, FlowSnapshot reading, CancellationToken cancellationToken)
    {
        var flow = reading.Flow;
        PrismaReports[] arms = flow.Right is null ? [flow.Left.Reports] : [flow.Left.Reports, flow.Right.Reports];
        var reasonConflicts = reading.Input.Records.Where(record => record.ReasonConflict).Select(record => record.Id).ToList();
        var reasonsOpen = arms.Sum(arm => reasonConflicts.Count(arm.ReasonNotSettled.Contains));
        var waiting = await db.Assignments.Current()
            .Where(a => a.ReviewId == me.ReviewId && a.Stage == ScreeningStage.FullText && a.ReviewerId == me.UserId
                && !db.Decisions.Current().Any(d => d.RecordId == a.RecordId && d.Stage == a.Stage && d.ReviewerId == me.UserId))
            .Select(a => a.RecordId).ToListAsync(cancellationToken);
        var assigned = await StepsService.AssignedAsync(db, me, ScreeningStage.FullText, cancellationToken);
        var charted = await ChartedAsync(db, me.ReviewId, cancellationToken);
        return new(
            arms.Sum(arm => arm.Sought.Count),
            arms.Sum(arm => arm.AwaitingRetrieval.Count),
            arms.Sum(arm => arm.NotRetrieved.Count),
            arms.Sum(arm => arm.Excluded.Count + arm.Included.Count) - reasonsOpen,
            arms.Sum(arm => arm.Undecided.Conflicts.Count + arm.Undecided.NeedsResolution.Count) + reasonsOpen,
            assigned is null ? 0 : arms.Sum(arm => arm.Sought.Ids.Count(id => !arm.NotRetrieved.Contains(id) && !assigned.Contains(id))),
            waiting.Count(id => arms.Any(arm => arm.Assessed.Contains(id))),
            flow.Reports.Count,
            flow.Studies.Count,
            charted.Count(flow.Studies.Contains));
    }

    /// <summary>For somebody who is still reading: what the pages of these steps show them.</summary>
    public static async Task<ReportSteps> OfBlindAsync(ReviewDbContext db, ReviewVisibility visibility, CancellationToken cancellationToken)
    {
        var me = visibility.Me;
        var all = db.AtFullText(visibility);
        var studies = await db.StudiesAsync(visibility, cancellationToken);
        var charted = await ChartedAsync(db, me.ReviewId, cancellationToken);
        var unassigned = all.Where(r => !db.Assignments.Current().Any(a => a.RecordId == r.Id && a.Stage == ScreeningStage.FullText)
            && !db.RetrievalEntries.Current().Any(e => e.RecordId == r.Id && e.Status == RetrievalStatus.NotRetrieved));
        return new(
            await all.CountAsync(cancellationToken),
            await all.AwaitingRetrieval(db).CountAsync(cancellationToken),
            await all.WithRetrieval(db, RetrievalStatus.NotRetrieved).CountAsync(cancellationToken),
            Settled: 0, Conflicts: 0,
            me.IsLead && !visibility.Titles.IsBlind ? await unassigned.CountAsync(cancellationToken) : 0,
            await all.WaitingForReader(db, me).CountAsync(cancellationToken),
            await db.Included(visibility).CountAsync(cancellationToken),
            studies.Count,
            studies.Count(study => charted.Contains(study.Id)));
    }

    private static Task<HashSet<Guid>> ChartedAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.CountingCharts.Where(c => c.ReviewId == reviewId && c.FormPosition == ReviewForm.Charting).Select(c => c.StudyId)
            .ToHashSetAsync(cancellationToken);
}
