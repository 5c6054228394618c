using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Studies;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Studies;

public sealed record StudyList(IReadOnlyList<StudyRow> Studies, ReviewVisibility Visibility)
{
    public Membership Me => Visibility.Me;

    /// <summary>Reports of studies of the previous version; they are no studies of this one.</summary>
    public IReadOnlyList<FurtherReportRow> Further { get; init; } = [];

    /// <summary>The review has a previous version whose studies a report may belong to.</summary>
    public bool HasPrevious { get; init; }
}

/// <summary>The study of a report, and those that it could be merged with.</summary>
public sealed record StudyOfReport(StudyRow Study, IReadOnlyList<StudyRow> Others, Membership Me);

/// <summary>Which included reports belong to one study.</summary>
public sealed class StudyService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public async Task<StudyList> ListAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var studies = await db.StudiesAsync(visibility, cancellationToken);
        var charts = await db.ChartStatusesAsync(me, studies, cancellationToken);
        return new StudyList([.. studies.Select(s => new StudyRow(s, charts[s.Id]))], visibility)
        {
            Further = await db.FurtherReportRowsAsync(visibility, cancellationToken),
            HasPrevious = await db.PreviousStudies.Current().AnyAsync(s => s.ReviewId == reviewId, cancellationToken),
        };
    }

    /// <summary>The study of a report; null unless it is included and the member may know that.</summary>
    /// <param name="number">Record number of the report.</param>
    public async Task<StudyOfReport?> OfReportAsync(Guid reviewId, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        // Most reports are not included (yet): nothing else need be read for them.
        if (!await db.Included(visibility).AnyAsync(r => r.Number == number, cancellationToken))
            return null;
        var studies = await db.StudiesAsync(visibility, cancellationToken);
        if (studies.FirstOrDefault(s => s.Reports.Any(r => r.Number == number)) is not { } own)
            return null;
        var charts = await db.ChartStatusesAsync(me, studies, cancellationToken);
        return new StudyOfReport(new StudyRow(own, charts[own.Id]),
            [.. studies.Where(s => s != own).Select(s => new StudyRow(s, charts[s.Id]))], me);
    }

    /// <summary>
    /// Makes one study of several. Chart entries stay with the study they were made for: those of the main report's study count.
    /// </summary>
    /// <param name="studies">Record numbers of the studies.</param>
    /// <param name="main">Record number of the report that the study is to be known by.</param>
    /// <returns>What became of chart entries, in sentences; empty if there was nothing to tell.</returns>
    public async Task<OperationResult<string>> MergeAsync(
        Guid reviewId, IReadOnlyCollection<int> studies, int main, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Before anything is read: of two who regroup the same reports at once, the second sees what the first made of them.
        await db.LockReviewAsync(reviewId, cancellationToken);
        var all = await db.StudiesAsync(reviewId, cancellationToken);
        var known = await db.StudiesAsync(await db.VisibilityAsync(me, cancellationToken), cancellationToken);
        var chosen = all.Where(s => studies.Contains(s.Number) && known.Any(k => k.Number == s.Number)).ToList();
        var mainReport = chosen.SelectMany(s => s.Reports).FirstOrDefault(r => r.Number == main);
        if (chosen.Count != studies.Distinct().Count() || mainReport is null)
            return OperationResult.Refused<string>("Somebody else has changed these studies in the meantime. Check the list and choose again.");
        if (chosen.Count < 2)
            return OperationResult.Refused<string>("Choose two or more studies to merge.");

        var grouping = await db.StudyGroupingAsync(reviewId, cancellationToken);
        var changes = grouping.Merge([.. chosen.Select(s => s.Id)], mainReport.Id, [.. all.SelectMany(s => s.Reports).Select(r => r.Id)]);
        var charts = await db.StudiesWithChartsAsync(reviewId, cancellationToken);
        var resting = chosen.Where(s => s.Id != mainReport.Id && charts.Contains(s.Id)).Select(s => s.Label).ToList();
        var note = resting.Count == 0 ? "" :
            $"What was charted for {string.Join(" and ", resting)} is kept but not used while it is part of this study; splitting restores it."
            + (charts.Contains(mainReport.Id) ? "" : " The merged study is not charted yet.");
        if (!await ApplyAsync(db, me, changes, "studies.merged", Numbers(chosen), RecordNumber.Format(main), cancellationToken))
            return OperationResult.Refused<string>(
                "Somebody else regrouped these reports at the same moment. Look at the list and try again.");
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(note);
    }

    /// <summary>Takes a report out of its study, to be a study of its own.</summary>
    /// <returns>What became of chart entries, in sentences; empty if there was nothing to tell.</returns>
    public async Task<OperationResult<string>> SplitAsync(Guid reviewId, int report, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Before anything is read: of two who regroup the same reports at once, the second sees what the first made of them.
        await db.LockReviewAsync(reviewId, cancellationToken);
        var all = await db.StudiesAsync(reviewId, cancellationToken);
        var known = await db.StudiesAsync(await db.VisibilityAsync(me, cancellationToken), cancellationToken);
        var study = all.FirstOrDefault(s => s.Reports.Any(r => r.Number == report));
        if (study is null or { Reports.Count: 1 } || !known.SelectMany(s => s.Reports).Any(r => r.Number == report))
            return OperationResult.Refused<string>("This report is already a separate study.");
        var taken = study.Reports.First(r => r.Number == report);
        var grouping = await db.StudyGroupingAsync(reviewId, cancellationToken);
        var changes = grouping.Split(taken.Id, [.. study.Reports.Select(r => r.Id)]);
        var charts = await db.StudiesWithChartsAsync(reviewId, cancellationToken);
        var note = (taken.Id == study.Id && charts.Contains(study.Id), charts.Contains(taken.Id)) switch
        {
            (true, _) =>
                $"What was charted stays with {RecordNumber.Format(report)}; the remaining reports are a study that is not charted yet.",
            (_, true) => $"What was charted for {RecordNumber.Format(report)} before it was merged counts again.",
            _ when charts.Contains(study.Id) =>
                $"What was charted stays with {study.Label}; check whether it drew on {RecordNumber.Format(report)}.",
            _ => "",
        };
        if (!await ApplyAsync(db, me, changes, "study.split", Numbers([study]), RecordNumber.Format(report), cancellationToken))
            return OperationResult.Refused<string>(
                "Somebody else regrouped these reports at the same moment. Look at the list and try again.");
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(note);
    }

    private async Task<bool> ApplyAsync(
        ReviewDbContext db, Membership me, IReadOnlyList<StudyChange> changes, string action, string before, string after,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ids = changes.Select(c => c.ReportId).ToList();
        await db.StudyReports.Where(s => ids.Contains(s.ReportId)).SupersedeAsync(me.UserId, now, cancellationToken);
        foreach (var change in changes.Where(c => c.StudyId is not null))
            db.StudyReports.Add(
                new StudyReport
                {
                    ReviewId = me.ReviewId,
                    ReportId = change.ReportId,
                    StudyId = change.StudyId!.Value,
                    ById = me.UserId,
                    At = now
                });
        db.Record(me, now, action, after, before);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception.IsLostRace())
        {
            return false;
        }
    }

    private static string Numbers(IEnumerable<IncludedStudy> studies)
        => string.Join(" | ", studies.Select(s => string.Join(", ", s.Reports.Select(r => RecordNumber.Format(r.Number)))));
}
