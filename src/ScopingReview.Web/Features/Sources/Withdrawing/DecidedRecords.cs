using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Duplicates.Linking;

namespace ScopingReview.Web.Features.Sources.Withdrawing;

internal static class DecidedRecords
{
    /// <summary>
    /// Records of an import on which somebody has done work that counts: a vote, a resolution, a step of retrieval, a PDF, a place in a
    /// study, a chart. As long as there is one, the import stays.
    /// </summary>
    public static IQueryable<ReviewRecord> DecidedOf(this ReviewDbContext db, Guid reviewId, Guid importId)
        => db.Records.Where(r => r.ReviewId == reviewId && r.ImportId == importId && db.WorkedOn(reviewId).Contains(r.Id));
}
