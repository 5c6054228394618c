using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Tests.Support;

public static class IncludedReports
{
    /// <summary>
    /// Reports that went all the way: included by title and abstract, retrieved, included by full text, each read by the lead alone.
    /// </summary>
    public static async Task<IReadOnlyList<ReviewRecord>> AddIncludedReportsAsync(this Workbench workbench, TestReview review, int count)
    {
        var records = await workbench.AddRecordsAsync(review, count);
        var ids = records.Select(r => r.Id).ToList();
        await workbench.IncludeAtTitleAbstractAsync(review, review.Lead, ids);
        await workbench.AssignAsync(review, ScreeningStage.FullText, review.Lead, ids);
        await using var db = workbench.Db();
        db.AddRange(
            ids.Select(id =>
                new RetrievalEntry
                {
                    ReviewId = review.Id,
                    RecordId = id,
                    Status = RetrievalStatus.Retrieved,
                    ById = review.Lead,
                    At = TimeProvider.System.GetUtcNow()
                }));
        await db.SaveChangesAsync();
        foreach (var id in ids)
            await workbench.DecideAsync(review, ScreeningStage.FullText, review.Lead, id, Verdict.Include);
        return records;
    }
}
