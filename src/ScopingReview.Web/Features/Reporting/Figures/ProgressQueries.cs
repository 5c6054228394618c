using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Features.Reporting.Figures;

/// <summary>How many of the decisions that stand were given on each day (UTC), at both stages.</summary>
internal static class ProgressQueries
{
    public static async Task<IReadOnlyList<ProgressLine>> ReadAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        var days = await db.Decisions.Current().Where(d => d.ReviewId == reviewId)
            .GroupBy(d => new { d.Stage, Day = DateOnly.FromDateTime(d.At.UtcDateTime) })
            .Select(g => new { g.Key.Stage, g.Key.Day, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. Enum.GetValues<ScreeningStage>().Select(stage => new ProgressLine(stage.InWords(),
            [.. days.Where(day => day.Stage == stage).OrderBy(day => day.Day).Select(day => (day.Day, day.Count))]))];
    }
}
