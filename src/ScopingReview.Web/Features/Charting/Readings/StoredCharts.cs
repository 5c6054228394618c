using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Charting.Readings;

/// <summary>Reads entries as they were stored.</summary>
internal static class StoredCharts
{
    private sealed record Entry(
        Guid Id, ChartReading Reading, string Json, bool Complete, Guid ById, string By, DateTimeOffset At, int FormVersion);

    /// <summary>The newest entry of a reading of a study; null while there is none.</summary>
    public static async Task<StoredChart?> StoredChartAsync(
        this ReviewDbContext db, Guid formId, Guid studyId, ChartReading reading, CancellationToken cancellationToken)
        => (await db.ReadAsync(
            db.ChartEntries.Current().Where(e => e.FormId == formId && e.StudyId == studyId && e.Reading == reading), cancellationToken))
            .SingleOrDefault();

    /// <summary>Entries, the oldest first.</summary>
    public static async Task<List<StoredChart>> ReadAsync(
        this ReviewDbContext db, IQueryable<ChartEntry> entries, CancellationToken cancellationToken)
        => (await entries.AsNoTracking().OrderBy(e => e.At).ThenBy(e => e.Id)
            .Select(e => new Entry(e.Id, e.Reading, e.AnswersJson, e.Complete, e.ById,
                db.Users.Where(u => u.Id == e.ById).Select(u => u.DisplayName).FirstOrDefault() ?? "", e.At,
                db.ChartingForms.Where(f => f.Id == e.FormVersionId).Select(f => f.Version).FirstOrDefault()))
            .ToListAsync(cancellationToken))
            .ConvertAll(e => new StoredChart(
                e.Id, e.Reading, ChartingJson.ReadAnswers(e.Json), e.Complete, e.ById, e.By, e.At, e.FormVersion));
}
