using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.ReviewQueries;

namespace ScopingReview.Web.Features.Sources;

/// <summary>The sources of a review with their searches, for their page and for the report.</summary>
internal static class SourceQueries
{
    public static async Task<IReadOnlyList<SourceView>> SourcesAsync(
        this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => await db.Sources.Where(s => s.ReviewId == reviewId)
            .OrderBy(s => s.Kind != InformationSourceKind.Database && s.Kind != InformationSourceKind.Register).ThenBy(s => s.Name)
            .Select(s => new SourceView(
                s.Id, s.Name, s.Kind, s.ScreensTitles,
                db.Records.Count(r => r.SourceId == s.Id),
                db.DuplicateLinks.Current().Count(l => l.Duplicate!.SourceId == s.Id),
                s.SearchRuns.OrderBy(r => r.SearchedOn).ThenBy(r => r.CreatedAt).Select(r => new SearchRunView(
                    r.Id, r.Platform, r.SearchedOn, r.Strategy, r.Limits, r.HitsReported, r.HitsExplained,
                    db.DuplicateLinks.Current().Count(l => l.Duplicate!.Import!.SearchRunId == r.Id),
                    db.Imports.Where(i => i.SearchRunId == r.Id).OrderBy(i => i.ImportedAt).Select(i => new ImportView(
                        i.Id, i.FileName, i.Format, i.RecordCount, i.RefusedCount, i.IssueCount,
                        db.Users.Where(u => u.Id == i.ImportedById).Select(u => u.DisplayName).FirstOrDefault() ?? "", i.ImportedAt,
                        i.WithdrawnAt, db.Users.Where(u => u.Id == i.WithdrawnById).Select(u => u.DisplayName).FirstOrDefault())).ToList()))
                    .ToList()))
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
}
