using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.PreviousVersions;

/// <summary>The previous version as its page shows it.</summary>
public sealed class PreviousVersionViewService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    private const int MostChoices = 12;

    /// <param name="find">Part of a citation; null for all.</param>
    public async Task<PreviousVersionView> GetAsync(
        Guid reviewId, string? find = null, int page = 1, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var reference = await db.PreviousVersions.Current().Where(v => v.ReviewId == reviewId)
            .Select(v => new PreviousReference(
                v.Citation, v.Doi, db.Users.Where(u => u.Id == v.ById).Select(u => u.DisplayName).FirstOrDefault() ?? "", v.At))
            .SingleOrDefaultAsync(cancellationToken);
        var studies = await StudiesAsync(db, reviewId, cancellationToken);
        var further = await FurtherAsync(db, await db.VisibilityAsync(me, cancellationToken), cancellationToken);
        var fitting = string.IsNullOrWhiteSpace(find) ? studies : studies.Where(study => Has(study, find));
        var views = fitting.Select(study => new PreviousStudyView(
            study.Key, study.First().Study,
            [.. study.Select(r => new PreviousReportView(r.Report.Id, r.Report.Citation, r.Report.Doi))], [.. further[study.Key]]))
        .ToList();
        return new PreviousVersionView(
            reference, [.. views.Skip((Math.Max(1, page) - 1) * PreviousVersionView.PageSize).Take(PreviousVersionView.PageSize)],
            views.Count, studies.Count, studies.Sum(study => study.Count()), me);
    }

    /// <summary>Studies of the previous version to choose from, by a part of a citation.</summary>
    public async Task<IReadOnlyList<PreviousStudyChoice>> FindAsync(
        Guid reviewId, string text, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        return [.. (await StudiesAsync(db, reviewId, cancellationToken))
            .Where(study => Has(study, text))
            .Take(MostChoices)
            .Select(study => new PreviousStudyChoice(study.Key, PreviousStudyChoice.LabelOf(study.First().Report.Citation)))];
    }

    private static bool Has(IEnumerable<(PreviousReport Report, int Study)> study, string text)
        => study.Any(r => CultureInfo.InvariantCulture.CompareInfo
            .IndexOf(r.Report.Citation, text.Trim(), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);

    /// <summary>All studies with their reports and their place in the list.</summary>
    private static async Task<IReadOnlyList<IGrouping<Guid, (PreviousReport Report, int Study)>>> StudiesAsync(
        ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        var reports = await db.PreviousReportsOf(reviewId).AsNoTracking().ToListAsync(cancellationToken);
        var places = reports.Select(r => r.StudyId).Distinct().Index().ToDictionary(study => study.Item, study => study.Index + 1);
        return [.. reports.Select(report => (Report: report, Study: places[report.StudyId])).GroupBy(r => r.Report.StudyId)];
    }

    private static async Task<ILookup<Guid, FurtherReportView>> FurtherAsync(
        ReviewDbContext db, ReviewVisibility visibility, CancellationToken cancellationToken)
    {
        var reviewId = visibility.Me.ReviewId;
        var told = db.NotBeingRead(visibility, db.Records.Where(r => r.ReviewId == reviewId));
        var marked = await db.FurtherReports.Current().Where(f => f.ReviewId == reviewId && told.Any(r => r.Id == f.ReportId))
            .OrderBy(f => f.Report!.Number)
            .Select(f => new { f.PreviousStudyId, f.ReportId, f.Report!.Number, f.Report.Title }).ToListAsync(cancellationToken);
        if (marked.Count == 0)
            return Array.Empty<FurtherReportView>().ToLookup(_ => Guid.Empty);
        Guid[] ids = [.. marked.Select(f => f.ReportId)];
        var included = await db.Included(reviewId).Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToHashSetAsync(cancellationToken);
        return marked.ToLookup(f => f.PreviousStudyId, f => new FurtherReportView(f.Number, f.Title, included.Contains(f.ReportId)));
    }
}
