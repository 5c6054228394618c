using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Duplicates.Linking;

/// <summary>Records that people have done something with, by what it was.</summary>
internal static class RecordActivity
{
    /// <summary>Voted or ruled on, sought, or with a full text.</summary>
    /// <param name="carried">Also what counts there through a merge.</param>
    public static IQueryable<Guid> JudgedRecords(this ReviewDbContext db, Guid reviewId, bool carried)
        => db.Decisions.Current().Where(d => d.ReviewId == reviewId && (carried || d.CarriedByLinkId == null)).Select(d => d.RecordId)
            .Concat(db.Resolutions.Current().Where(r => r.ReviewId == reviewId && (carried || r.CarriedByLinkId == null))
                .Select(r => r.RecordId))
            .Concat(db.RetrievalEntries.Current().Where(e => e.ReviewId == reviewId && (carried || e.CarriedByLinkId == null))
                .Select(e => e.RecordId))
            .Concat(db.FullTextFiles.Current().Where(f => f.ReviewId == reviewId && (carried || f.CarriedByLinkId == null))
                .Select(f => f.RecordId))
            .Concat(db.RulingsPutAside(reviewId).Select(v => v.SaidOfRecordId));

    /// <summary>With a full text at hand, or judged by it, put into a study, or charted.</summary>
    public static IQueryable<Guid> RecordsReadInFull(this ReviewDbContext db, Guid reviewId, bool carried)
        => db.Decisions.Current()
            .Where(d => d.ReviewId == reviewId && (carried || d.CarriedByLinkId == null) && d.Stage == ScreeningStage.FullText)
            .Select(d => d.RecordId)
            .Concat(db.Resolutions.Current().Where(r => r.ReviewId == reviewId && (carried || r.CarriedByLinkId == null)
                && r.Stage == ScreeningStage.FullText).Select(r => r.RecordId))
            .Concat(db.RetrievalEntries.Current().Where(e => e.ReviewId == reviewId && (carried || e.CarriedByLinkId == null)
                && e.Status == RetrievalStatus.Retrieved).Select(e => e.RecordId))
            .Concat(db.FullTextFiles.Current().Where(f => f.ReviewId == reviewId && (carried || f.CarriedByLinkId == null))
                .Select(f => f.RecordId))
            .Concat(db.StudyReports.Current().Where(s => s.ReviewId == reviewId && (carried || s.CarriedByLinkId == null))
                .Select(s => s.ReportId))
            .Concat(db.StudyReports.Current().Where(s => s.ReviewId == reviewId && (carried || s.CarriedByLinkId == null))
                .Select(s => s.StudyId))
            .Concat(db.RulingsPutAside(reviewId).Where(v => v.Stage == ScreeningStage.FullText).Select(v => v.SaidOfRecordId))
            .Concat(db.ChartEntries.Current().Where(c => c.ReviewId == reviewId).Select(c => c.StudyId));

    /// <summary>Rulings that a merge put aside: they were made, and an undo puts them in force again.</summary>
    public static IQueryable<MergeConflict> RulingsPutAside(this ReviewDbContext db, Guid reviewId)
        => db.MergeConflicts.Current().Where(v => v.ReviewId == reviewId && v.LinkId != null && v.SuspendedRulingId != null);

    /// <summary>With anything at all that counts.</summary>
    public static IQueryable<Guid> WorkedOn(this ReviewDbContext db, Guid reviewId)
        => db.JudgedRecords(reviewId, carried: true).Concat(db.RecordsReadInFull(reviewId, carried: true));
}
