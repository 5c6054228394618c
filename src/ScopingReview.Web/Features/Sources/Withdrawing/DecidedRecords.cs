using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Duplicates.Linking;

namespace ScopingReview.Web.Features.Sources.Withdrawing;

internal static class DecidedRecords
{
    /// <summary>
    /// Records of an import on which somebody has done work that counts: a vote, a ruling, a step of retrieval, a PDF, a place in a study, a chart.
    /// As long as there is one, the import stays.
    /// </summary>
    public static IQueryable<ReviewRecord> DecidedOf(this ReviewDbContext db, Guid reviewId, Guid importId)
    {
        var worked = db.Decisions.Where(d => d.ReviewId == reviewId && d.SupersededAt == null).Select(d => d.RecordId)
            .Union(db.Resolutions.Where(r => r.ReviewId == reviewId && r.SupersededAt == null).Select(r => r.RecordId))
            .Union(db.RetrievalEntries.Where(e => e.ReviewId == reviewId && e.SupersededAt == null).Select(e => e.RecordId))
            .Union(db.FullTextFiles.Where(f => f.ReviewId == reviewId && f.SupersededAt == null).Select(f => f.RecordId))
            .Union(db.StudyReports.Where(s => s.ReviewId == reviewId && s.SupersededAt == null).Select(s => s.ReportId))
            .Union(db.StudyReports.Where(s => s.ReviewId == reviewId && s.SupersededAt == null).Select(s => s.StudyId))
            .Union(db.RulingsPutAside(reviewId).Select(v => v.SaidOfId))
            .Union(db.ChartEntries.Where(c => c.ReviewId == reviewId && c.SupersededAt == null).Select(c => c.StudyId));
        return db.Records.Where(r => r.ReviewId == reviewId && r.ImportId == importId && worked.Contains(r.Id));
    }
}
