using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Charting;

public enum ChartState
{
    NotBegun,
    Draft,
    Complete,
}

/// <summary>How far a study is charted, by whom, with which version of the form.</summary>
/// <param name="Entries">All entries, superseded ones included.</param>
public sealed record ChartStatus(ChartState State, Guid? ById, string? By, DateTimeOffset? At, int? FormVersion, int Entries)
{
    public static ChartStatus NotBegun { get; } = new(ChartState.NotBegun, null, null, null, null, 0);
}

internal static class ChartStatuses
{
    /// <summary>Status of each study that has a chart; the others are not begun.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ChartStatus>> ChartStatusesAsync(
        this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => await db.ChartEntries.Current().Where(e => e.ReviewId == reviewId)
            .Select(e => new
            {
                e.StudyId,
                Status = new ChartStatus(
                    e.Complete ? ChartState.Complete
                        : ChartState.Draft, e.ById, db.Users.Where(u => u.Id == e.ById).Select(u => u.DisplayName).FirstOrDefault(), e.At,
                    db.ChartingForms.Where(f => f.Id == e.FormVersionId).Select(f => (int?)f.Version).FirstOrDefault(),
                    db.ChartEntries.Count(x => x.StudyId == e.StudyId)),
            })
            .ToDictionaryAsync(e => e.StudyId, e => e.Status, cancellationToken);
}
