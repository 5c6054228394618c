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
        this ReviewDbContext db, ReviewVisibility visibility, PublishedForm form, ReadCharts charts, CancellationToken cancellationToken)
    {
        var studies = await db.StudiesAsync(visibility, cancellationToken);
        var counting = db.CountingCharts.Where(c => c.FormId == form.FormId);
        var entries = await counting.Select(c => new { c.StudyId, c.EntryId })
            .ToDictionaryAsync(c => c.StudyId, c => c.EntryId, cancellationToken);
        var read = entries.Values.Select(id => (id, Chart: charts.Find(id, form.Id))).Where(one => one.Chart is not null)
            .ToDictionary(one => one.id, one => one.Chart!);
        if (read.Count < entries.Count)
        {
            var missing = entries.Values.Where(id => !read.ContainsKey(id)).ToList();
            // All of them at once is quicker than most of them by name.
            var wanted = missing.Count * 2 > entries.Count ? counting : counting.Where(c => missing.Contains(c.EntryId));
            var json = await wanted.Select(c => new { c.EntryId, c.AnswersJson }).ToListAsync(cancellationToken);
            foreach (var (id, chart) in json.AsParallel().WithCancellation(cancellationToken)
                .Select(one => (one.EntryId, charts.Read(one.EntryId, form, one.AnswersJson))))
                read[id] = chart;
        }

        return [.. studies.Select(study => entries.TryGetValue(study.Id, out var entry) && read.TryGetValue(entry, out var chart)
            ? new StudyAnswers(study, entry, chart with { Id = study.Id, Label = study.Label })
            : new StudyAnswers(study, null, new ChartedStudy(study.Id, study.Label, null)))];
    }
}
