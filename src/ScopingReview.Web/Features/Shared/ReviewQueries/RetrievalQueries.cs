using ScopingReview.Domain.FullTexts;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Shared.ReviewQueries;

internal static class RetrievalQueries
{
    /// <summary>
    /// Reports that are neither at hand nor given up: sought or requested, as the flow's "awaiting retrieval" counts them.
    /// </summary>
    public static IQueryable<ReviewRecord> AwaitingRetrieval(this IQueryable<ReviewRecord> reports, ReviewDbContext db)
        => reports.Where(r => !db.RetrievalEntries.Current().Any(e => e.RecordId == r.Id
            && (e.Status == RetrievalStatus.Retrieved || e.Status == RetrievalStatus.NotRetrieved)));
}
