using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Charting.Building;

internal static class SecondLooks
{
    /// <summary>
    /// Of each study with a chart, why what counts of it wants another look with a version of the form; empty where it does not.
    /// </summary>
    public static async Task<Dictionary<Guid, IReadOnlyList<string>>> SecondLooksAsync(
        this ReviewDbContext db, Guid formId, ChartingForm form, CancellationToken cancellationToken)
    {
        var versions = (await db.ChartingForms.AsNoTracking().Where(f => f.FormId == formId)
            .Select(f => new { f.Id, f.FormJson }).ToListAsync(cancellationToken))
            .ToDictionary(f => f.Id, f => ChartingJson.ReadForm(f.FormJson));
        var charted = await db.ChartEntries.Current().Where(e => e.FormId == formId).Select(e => e.StudyId).Distinct()
            .ToListAsync(cancellationToken);
        var counting = await db.CountingCharts.Where(c => c.FormId == formId)
            .Select(c => new { c.StudyId, c.FormVersionId, c.AnswersJson }).ToDictionaryAsync(c => c.StudyId, cancellationToken);
        return charted.ToDictionary(study => study, study => counting.TryGetValue(study, out var chart)
            && versions.TryGetValue(chart.FormVersionId, out var before) && before.Version != form.Version
            ? FormChanges.SecondLook(before, form, ChartingJson.ReadAnswers(chart.AnswersJson)) : []);
    }
}
