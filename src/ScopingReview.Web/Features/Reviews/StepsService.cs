using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>One step of the review in the navigation.</summary>
/// <param name="Count">What is left to do there; null where the step has no such number.</param>
/// <param name="Done">Nothing is left and something was there.</param>
/// <param name="WaitsFor">What must happen first; null when the step can be taken.</param>
public sealed record ReviewStep(string Title, string Url, int? Count, string CountMeans, bool Done, string? WaitsFor);

/// <summary>The state of all steps, and the one thing that the person should do next.</summary>
public sealed record ReviewSteps(IReadOnlyList<ReviewStep> Steps, NextAction Next, Membership Me);

public sealed record NextAction(string Title, string Why, string Label, string Url);

public sealed class StepsService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    public async Task<ReviewSteps> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var state = await ReadAsync(db, me, cancellationToken);
        return new ReviewSteps(NextSteps.List(reviewId, state), NextSteps.Choose(reviewId, me, state), me);
    }

    private static async Task<StepState> ReadAsync(ReviewDbContext db, Membership me, CancellationToken cancellationToken)
    {
        var reviewId = me.ReviewId;
        var titles = ScreeningStage.TitleAbstract;
        var titleOutcomes = await db.OutcomesAt(reviewId, titles).GroupBy(o => o.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var fullTextOutcomes = await db.OutcomesAt(reviewId, ScreeningStage.FullText)
            .GroupBy(o => new { o.Status, o.ReasonConflict }).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        int FullText(Func<ScreeningStatus, bool, bool> matches) => fullTextOutcomes.Where(g => matches(g.Key.Status, g.Key.ReasonConflict)).Sum(g => g.Value);
        var includedIds = db.Included(reviewId).Select(r => r.Id);
        return new StepState
        {
            Records = await db.Records.CountAsync(r => r.ReviewId == reviewId, cancellationToken),
            Sources = await db.Sources.CountAsync(s => s.ReviewId == reviewId, cancellationToken),
            Duplicates = await db.DuplicateLinks.CountAsync(l => l.ReviewId == reviewId && l.SupersededAt == null, cancellationToken),
            TitlesFrame = await db.AtTitleAbstract(reviewId).CountAsync(cancellationToken),
            TitlesPlanned = await db.Plans.AnyAsync(p => p.ReviewId == reviewId && p.Stage == titles && p.SupersededAt == null, cancellationToken),
            TitlesUnassigned = await db.AtTitleAbstract(reviewId)
                .CountAsync(r => !db.Assignments.Any(a => a.RecordId == r.Id && a.Stage == titles && a.SupersededAt == null), cancellationToken),
            TitlesSettled = titleOutcomes.GetValueOrDefault(ScreeningStatus.Included) + titleOutcomes.GetValueOrDefault(ScreeningStatus.Excluded),
            TitlesMine = await db.WaitingFor(reviewId, titles, me.UserId).CountAsync(cancellationToken),
            Conflicts = titleOutcomes.GetValueOrDefault(ScreeningStatus.Conflict) + titleOutcomes.GetValueOrDefault(ScreeningStatus.NeedsResolution)
                + FullText((status, reason) => reason || status is ScreeningStatus.Conflict or ScreeningStatus.NeedsResolution),
            Reports = await db.AtFullText(reviewId).CountAsync(cancellationToken),
            ReportsPlanned = await db.Plans.AnyAsync(p => p.ReviewId == reviewId && p.Stage == ScreeningStage.FullText && p.SupersededAt == null, cancellationToken),
            ReportsUnassigned = await db.AtFullText(reviewId)
                .CountAsync(r => !db.Assignments.Any(a => a.RecordId == r.Id && a.Stage == ScreeningStage.FullText && a.SupersededAt == null), cancellationToken),
            ReportsSought = await db.AtFullText(reviewId)
                .CountAsync(r => !db.RetrievalEntries.Any(e => e.RecordId == r.Id && e.SupersededAt == null && e.Status != RetrievalStatus.Sought), cancellationToken),
            ReportsNotRetrieved = await db.AtFullText(reviewId)
                .CountAsync(r => db.RetrievalEntries.Any(e => e.RecordId == r.Id && e.SupersededAt == null && e.Status == RetrievalStatus.NotRetrieved), cancellationToken),
            ReportsSettled = FullText((status, reason) => !reason && status is ScreeningStatus.Included or ScreeningStatus.Excluded),
            ReportsMine = await db.WaitingFor(reviewId, ScreeningStage.FullText, me.UserId)
                .CountAsync(a => db.RetrievalEntries.Any(e => e.RecordId == a.RecordId && e.SupersededAt == null && e.Status == RetrievalStatus.Retrieved), cancellationToken),
            IncludedReports = await includedIds.CountAsync(cancellationToken),
            Studies = await StudiesOf(db, reviewId).CountAsync(cancellationToken),
            Charted = await StudiesOf(db, reviewId).CountAsync(id => db.ChartEntries.Any(e => e.StudyId == id && e.SupersededAt == null && e.Complete), cancellationToken),
        };
    }

    /// <summary>A study is known by its first report; a report that was put to another's study counts there.</summary>
    private static IQueryable<Guid> StudiesOf(ReviewDbContext db, Guid reviewId)
        => db.Included(reviewId)
            .Select(r => db.StudyReports.Where(s => s.ReportId == r.Id && s.SupersededAt == null).Select(s => (Guid?)s.StudyId).FirstOrDefault() ?? r.Id)
            .Distinct();
}
