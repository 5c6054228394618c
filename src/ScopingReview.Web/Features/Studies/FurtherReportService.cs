using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Features.PreviousVersions;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Studies;

/// <summary>A report that belongs to a study of the previous version.</summary>
/// <param name="PreviousStudy">That study, by its first citation.</param>
/// <param name="Included">It is included; where its inclusion was reopened it is not counted.</param>
public sealed record FurtherReportRow(IncludedReport Report, string PreviousStudy, bool Included);

/// <summary>
/// Says that included reports belong to a study of the previous version: they count as new reports, and not as a new study.
/// </summary>
public sealed class FurtherReportService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    /// <summary>Puts a study's reports, all of them, to a study of the previous version.</summary>
    /// <param name="study">Record number of the study.</param>
    /// <returns>What became of chart entries, in a sentence; empty if there was nothing to tell.</returns>
    public async Task<OperationResult<string>> MarkAsync(
        Guid reviewId, int study, Guid previousStudyId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // No previous study is taken away between look and deed.
        await db.LockReviewAsync(reviewId, cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if ((await db.StudiesAsync(visibility, cancellationToken)).FirstOrDefault(s => s.Number == study) is not { } marked)
            return OperationResult.Refused<string>("Somebody else has changed this study in the meantime. Check the list and choose again.");
        var previous = await db.PreviousReportsOf(reviewId).Where(r => r.StudyId == previousStudyId).Select(r => r.Citation)
            .FirstOrDefaultAsync(cancellationToken);
        if (previous is null)
            return OperationResult.Refused<string>("This study of the previous version is not in its list any more. Choose another one.");
        var now = clock.GetUtcNow();
        db.FurtherReports.AddRange(marked.Reports.Select(report => new FurtherReport
        {
            ReviewId = reviewId,
            ReportId = report.Id,
            PreviousStudyId = previousStudyId,
            ById = me.UserId,
            At = now,
        }));
        db.Record(me, now, "further-report.marked", Numbers(marked.Reports), newValue: PreviousStudyChoice.LabelOf(previous));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of((await db.StudiesWithChartsAsync(reviewId, cancellationToken)).Contains(marked.Id)
            ? $"What was charted for {marked.Label} is kept, but not used while its reports belong to the previous study."
            : "");
    }

    /// <summary>Takes a report back to this version: it is a report of a new study again, grouped as it was before.</summary>
    public async Task<OperationResult<string>> TakeBackAsync(Guid reviewId, int report, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var told = db.NotBeingRead(await db.VisibilityAsync(me, cancellationToken),
            db.Records.Where(r => r.ReviewId == reviewId && r.Number == report));
        var mark = db.FurtherReports.Current().Where(f => f.ReviewId == reviewId && told.Any(r => r.Id == f.ReportId));
        var previous = await db.PreviousReportsOf(reviewId).Where(r => mark.Any(f => f.PreviousStudyId == r.StudyId))
            .Select(r => r.Citation)
            .FirstOrDefaultAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (await mark.SupersedeAsync(me.UserId, now, cancellationToken) == 0)
            return OperationResult.Refused<string>("This has already been undone.");
        db.Record(me, now, "further-report.taken-back", RecordNumber.Format(report), oldValue: PreviousStudyChoice.LabelOf(previous ?? ""));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of("");
    }

    private static string Numbers(IEnumerable<IncludedReport> reports)
        => string.Join(", ", reports.Select(r => RecordNumber.Format(r.Number)));
}

internal static class FurtherReportQueries
{
    /// <summary>
    /// All reports that are marked, also those whose inclusion was reopened since, so that the mark can be taken back; as far as the member
    /// may know.
    /// </summary>
    public static async Task<IReadOnlyList<FurtherReportRow>> FurtherReportRowsAsync(
        this ReviewDbContext db, ReviewVisibility visibility, CancellationToken cancellationToken)
    {
        var reviewId = visibility.Me.ReviewId;
        var marks = await db.FurtherReportsAsync(reviewId, cancellationToken);
        if (marks.Count == 0)
            return [];
        Guid[] ids = [.. marks.Keys];
        var reports = await db.AsReports(db.NotBeingRead(visibility, db.Records.Where(r => ids.Contains(r.Id))))
            .ToListAsync(cancellationToken);
        var included = await db.Included(reviewId).Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToHashSetAsync(cancellationToken);
        var studies = (await db.PreviousReportsOf(reviewId).Select(r => new { r.StudyId, r.Citation }).ToListAsync(cancellationToken))
            .GroupBy(r => r.StudyId).ToDictionary(study => study.Key, study => PreviousStudyChoice.LabelOf(study.First().Citation));
        return reports.ConvertAll(report => new FurtherReportRow(report, studies.GetValueOrDefault(marks[report.Id], ""),
            included.Contains(report.Id)));
    }
}
