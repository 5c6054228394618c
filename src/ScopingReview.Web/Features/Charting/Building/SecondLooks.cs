using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Charting.Building;

internal static class SecondLooks
{
    /// <summary>Of each study with a chart that counts, why that wants another look with a form; empty where it does not.</summary>
    public static async Task<Dictionary<Guid, IReadOnlyList<string>>> SecondLooksAsync(
        this ReviewDbContext db, Guid reviewId, ChartingForm form, CancellationToken cancellationToken)
    {
        var versions = (await db.ChartingForms.AsNoTracking().Where(f => f.ReviewId == reviewId)
            .Select(f => new { f.Id, f.FormJson }).ToListAsync(cancellationToken))
            .ToDictionary(f => f.Id, f => ChartingJson.ReadForm(f.FormJson));
        var charts = await db.ChartEntries.AsNoTracking().Current().Where(e => e.ReviewId == reviewId)
            .Select(e => new { e.StudyId, e.FormVersionId, e.Complete, e.AnswersJson }).ToListAsync(cancellationToken);
        return charts.ToDictionary(chart => chart.StudyId, chart => chart.Complete
            && versions.TryGetValue(chart.FormVersionId, out var before) && before.Version != form.Version ? FormChanges.SecondLook(before, form, ChartingJson.ReadAnswers(chart.AnswersJson)) : []);
    }
}
