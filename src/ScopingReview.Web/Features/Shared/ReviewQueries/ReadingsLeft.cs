using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Shared.ReviewQueries;

internal static class ReadingsLeft
{
    /// <summary>
    /// What a person has left to read at a stage: as the team page counts it, as it can be given to others, and as their blindness lasts.
    /// </summary>
    public static IQueryable<Assignment> LeftFor(this ReviewDbContext db, Guid reviewId, ScreeningStage stage, Guid userId)
        => db.WaitingFor(reviewId, stage, userId).ThatCanBeRead(db, stage);

    /// <summary>Without full texts that could not be retrieved, which are nobody's to read.</summary>
    public static IQueryable<Assignment> ThatCanBeRead(this IQueryable<Assignment> assignments, ReviewDbContext db, ScreeningStage stage)
        => stage == ScreeningStage.TitleAbstract ? assignments
            : assignments.Where(
                a => !db.RetrievalEntries.Current().Any(e => e.RecordId == a.RecordId && e.Status == RetrievalStatus.NotRetrieved));
}
