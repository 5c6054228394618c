using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Charting.Table;

/// <summary>A study with the answers that count for it.</summary>
/// <param name="EntryId">The entry that holds them; null while the study has no complete chart.</param>
internal sealed record CountingChart(IncludedStudy Study, Guid? EntryId, ChartedStudy Answers);

/// <summary>The one place that says which entry counts for the charting table.</summary>
internal static class CountingCharts
{
    /// <summary>The studies that the member may know of, in the order of their labels, as a form counts their answers.</summary>
    public static async Task<IReadOnlyList<CountingChart>> CountingChartsAsync(
        this ReviewDbContext db, ReviewVisibility visibility, ChartingForm form, CancellationToken cancellationToken)
    {
        var studies = await db.StudiesAsync(visibility, cancellationToken);
        var entries = await db.ChartEntries.AsNoTracking().Current().Where(e => e.ReviewId == visibility.Me.ReviewId && e.Complete)
            .Select(e => new { e.StudyId, e.Id, e.AnswersJson }).ToDictionaryAsync(e => e.StudyId, cancellationToken);
        return [.. studies.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(study =>
        {
            var entry = entries.GetValueOrDefault(study.Id);
            return new CountingChart(study, entry?.Id, ChartedStudy.Of(
                study.Id, study.Label, form, entry is null ? null : ChartingJson.ReadAnswers(entry.AnswersJson)));
        })];
    }
}
