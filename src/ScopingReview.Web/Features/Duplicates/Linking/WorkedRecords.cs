using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Duplicates.Linking;

/// <summary>Records that people have done something with, by what it was.</summary>
internal static class WorkedRecords
{
    /// <summary>Voted or ruled on, sought, or with a full text.</summary>
    /// <param name="carried">Also what counts there through a merge.</param>
    public static IQueryable<Guid> JudgedRecords(this ReviewDbContext db, Guid reviewId, bool carried)
        => db.Decisions.Where(d => d.ReviewId == reviewId && d.SupersededAt == null && (carried || d.CarriedByLinkId == null)).Select(d => d.RecordId)
            .Concat(db.Resolutions.Where(r => r.ReviewId == reviewId && r.SupersededAt == null && (carried || r.CarriedByLinkId == null)).Select(r => r.RecordId))
            .Concat(db.RetrievalEntries.Where(e => e.ReviewId == reviewId && e.SupersededAt == null && (carried || e.CarriedByLinkId == null)).Select(e => e.RecordId))
            .Concat(db.FullTextFiles.Where(f => f.ReviewId == reviewId && f.SupersededAt == null && (carried || f.CarriedByLinkId == null)).Select(f => f.RecordId))
            .Concat(db.RulingsPutAside(reviewId).Select(v => v.SaidOfId));

    /// <summary>With a full text at hand, or judged by it, put into a study, or charted.</summary>
    public static IQueryable<Guid> RecordsReadInFull(this ReviewDbContext db, Guid reviewId, bool carried)
        => db.Decisions.Where(d => d.ReviewId == reviewId && d.SupersededAt == null && (carried || d.CarriedByLinkId == null) && d.Stage == ScreeningStage.FullText).Select(d => d.RecordId)
            .Concat(db.Resolutions.Where(r => r.ReviewId == reviewId && r.SupersededAt == null && (carried || r.CarriedByLinkId == null) && r.Stage == ScreeningStage.FullText).Select(r => r.RecordId))
            .Concat(db.RetrievalEntries.Where(e => e.ReviewId == reviewId && e.SupersededAt == null && (carried || e.CarriedByLinkId == null) && e.Status == RetrievalStatus.Retrieved).Select(e => e.RecordId))
            .Concat(db.FullTextFiles.Where(f => f.ReviewId == reviewId && f.SupersededAt == null && (carried || f.CarriedByLinkId == null)).Select(f => f.RecordId))
            .Concat(db.StudyReports.Where(s => s.ReviewId == reviewId && s.SupersededAt == null && (carried || s.CarriedByLinkId == null)).Select(s => s.ReportId))
            .Concat(db.StudyReports.Where(s => s.ReviewId == reviewId && s.SupersededAt == null && (carried || s.CarriedByLinkId == null)).Select(s => s.StudyId))
            .Concat(db.RulingsPutAside(reviewId).Where(v => v.Stage == ScreeningStage.FullText).Select(v => v.SaidOfId))
            .Concat(db.ChartEntries.Where(c => c.ReviewId == reviewId && c.SupersededAt == null).Select(c => c.StudyId));

    /// <summary>Rulings that a merge put aside: they were made, and an undo puts them in force again.</summary>
    public static IQueryable<TwinVote> RulingsPutAside(this ReviewDbContext db, Guid reviewId)
        => db.TwinVotes.Where(v => v.ReviewId == reviewId && v.SupersededAt == null && v.SuspendedRulingId != null);

    /// <summary>With anything at all that counts.</summary>
    public static IQueryable<Guid> WorkedOn(this ReviewDbContext db, Guid reviewId) => db.JudgedRecords(reviewId, carried: true).Concat(db.RecordsReadInFull(reviewId, carried: true));
}
