using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Shared.ReviewQueries;

/// <summary>
/// Which records are at a stage: the frames that samples are drawn from, progress is measured against, and lists show. The rules are views
/// of the database (Data/Sql/ClearNames.stage_views.sql), which hand-written SQL reads as well.
/// </summary>
public static class StageQueries
{
    /// <summary>Records that are not a duplicate of another.</summary>
    public static IQueryable<ReviewRecord> Unique(this ReviewDbContext db, Guid reviewId)
        => db.Records.FromSql($"select * from unique_records where review_id = {reviewId}");

    /// <summary>
    /// Unique records at title and abstract, those removed before screening left out: those that a source whose titles are screened has
    /// delivered, itself or through a twin.
    /// </summary>
    public static IQueryable<ReviewRecord> AtTitleAbstract(this ReviewDbContext db, Guid reviewId)
        => db.Records.FromSql($"select * from screening_records where review_id = {reviewId} and screens_titles");

    /// <summary>Reports sought: unique records included by title and abstract, and those of other methods that skip that stage.</summary>
    public static IQueryable<ReviewRecord> AtFullText(this ReviewDbContext db, Guid reviewId)
        => db.Records.FromSql($"select * from sought_reports where review_id = {reviewId}");

    public static IQueryable<ReviewRecord> At(this ReviewDbContext db, Guid reviewId, ScreeningStage stage)
        => stage == ScreeningStage.TitleAbstract ? db.AtTitleAbstract(reviewId) : db.AtFullText(reviewId);

    /// <summary>
    /// Outcomes of the records that are at the stage now (a vote on a record that has since become a duplicate does not count).
    /// </summary>
    public static IQueryable<RecordOutcome> OutcomesAt(this ReviewDbContext db, Guid reviewId, ScreeningStage stage)
        => db.Outcomes.Where(o => o.ReviewId == reviewId && o.Stage == stage && db.At(reviewId, stage).Any(r => r.Id == o.RecordId));

    /// <summary>Assignments of a person that still wait for their vote.</summary>
    public static IQueryable<Assignment> WaitingFor(this ReviewDbContext db, Guid reviewId, ScreeningStage stage, Guid userId)
        => db.Assignments.Current().Where(a => a.ReviewId == reviewId && a.Stage == stage && a.ReviewerId == userId
            && !db.Decisions.Current().Any(d => d.RecordId == a.RecordId && d.Stage == stage && d.ReviewerId == userId)
            && db.At(reviewId, stage).Any(r => r.Id == a.RecordId));

    /// <summary>A person's votes in force, on records that are still theirs to read.</summary>
    public static IQueryable<Decision> MyCurrentVotes(this ReviewDbContext db, Guid reviewId, ScreeningStage stage, Guid userId)
        => db.Decisions.Current().Where(d => d.ReviewId == reviewId && d.Stage == stage && d.ReviewerId == userId
            && db.Assignments.Current().Any(a => a.RecordId == d.RecordId && a.Stage == stage && a.ReviewerId == userId)
            && db.At(reviewId, stage).Any(r => r.Id == d.RecordId));

    /// <summary>Included reports: included at full text.</summary>
    public static IQueryable<ReviewRecord> Included(this ReviewDbContext db, Guid reviewId)
        => db.AtFullText(reviewId).Where(r =>
            db.Outcomes.Any(o => o.ReviewId == reviewId && o.Stage == ScreeningStage.FullText && o.RecordId == r.Id
                && o.Status == ScreeningStatus.Included));
}
