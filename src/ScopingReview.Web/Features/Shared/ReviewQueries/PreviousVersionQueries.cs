using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Shared.ReviewQueries;

internal static class PreviousVersionQueries
{
    /// <summary>The reports of the previous version's studies, in the order of the list.</summary>
    public static IOrderedQueryable<PreviousReport> PreviousReportsOf(this ReviewDbContext db, Guid reviewId)
        => db.PreviousReports.Current().Where(r => r.ReviewId == reviewId).OrderBy(r => r.Study!.Position)
            .ThenBy(r => r.StudyId).ThenBy(r => r.Position).ThenBy(r => r.Id);

    /// <summary>The previous version as the flow counts it; null for a review that updates none.</summary>
    public static async Task<PrismaPreviousVersion?> PreviousVersionAsync(
        this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        var reports = await db.PreviousReportsOf(reviewId).Select(r => new { r.Id, r.StudyId }).ToListAsync(cancellationToken);
        var published = await db.PreviousVersions.Current().AnyAsync(v => v.ReviewId == reviewId, cancellationToken);
        if (reports.Count == 0 && !published)
            return null;
        var studies = reports.GroupBy(r => r.StudyId, r => r.Id);
        return new PrismaPreviousVersion([.. studies.Select(study => new PrismaPreviousStudy(study.Key, [.. study]))]);
    }

    /// <summary>Records that are further reports of a previous study, with that study. They count once they are included.</summary>
    public static Task<Dictionary<Guid, Guid>> FurtherReportsAsync(
        this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.FurtherReports.Current().Where(f => f.ReviewId == reviewId)
            .ToDictionaryAsync(f => f.ReportId, f => f.PreviousStudyId, cancellationToken);
}
