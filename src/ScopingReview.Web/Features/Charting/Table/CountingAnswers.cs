using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Charting.Table;

/// <summary>A study with the answers that count for it.</summary>
/// <param name="EntryId">The entry that holds them; null while none counts.</param>
internal sealed record StudyAnswers(IncludedStudy Study, Guid? EntryId, ChartedStudy Answers);

internal static class CountingAnswers
{
    /// <summary>The studies that the member may know of, in the order of their labels, as a form counts their answers.</summary>
    public static async Task<IReadOnlyList<StudyAnswers>> CountingAnswersAsync(
        this ReviewDbContext db, ReviewVisibility visibility, PublishedForm form, CancellationToken cancellationToken)
    {
        var studies = await db.StudiesAsync(visibility, cancellationToken);
        var entries = await db.CountingCharts.Where(c => c.FormId == form.FormId)
            .Select(c => new { c.StudyId, c.EntryId, c.AnswersJson }).ToDictionaryAsync(c => c.StudyId, cancellationToken);
        return [.. studies.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(study =>
        {
            var entry = entries.GetValueOrDefault(study.Id);
            return new StudyAnswers(study, entry?.EntryId, ChartedStudy.Of(
                study.Id, study.Label, form.Form, entry is null ? null : ChartingJson.ReadAnswers(entry.AnswersJson)));
        })];
    }
}
