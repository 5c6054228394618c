using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Reporting.Reading;

/// <summary>
/// When the last thing happened in a review. Files carry this time instead of the clock's, so that the same state makes the same file.
/// </summary>
internal static class LastEvent
{
    // That somebody took a file changes nothing of what the next file says.
    private const string Downloaded = "file.downloaded";

    public static async Task<DateTimeOffset> LastEventAsync(this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        // Of votes there are many: their times are gone through once.
        var votes = await db.Decisions.Where(d => d.ReviewId == reviewId).GroupBy(d => d.ReviewId)
            .Select(of => new { At = (DateTimeOffset?)of.Max(d => d.At), SupersededAt = of.Max(d => d.SupersededAt) })
            .SingleOrDefaultAsync(cancellationToken);
        DateTimeOffset?[] times =
        [
            await db.Reviews.Where(r => r.Id == reviewId).MaxAsync(r => (DateTimeOffset?)r.CreatedAt, cancellationToken),
            await db.AuditEvents.Where(e => e.ReviewId == reviewId && e.Action != Downloaded)
                .MaxAsync(e => (DateTimeOffset?)e.At, cancellationToken),
            votes?.At,
            votes?.SupersededAt,
            await db.Resolutions.Where(r => r.ReviewId == reviewId).MaxAsync(r => (DateTimeOffset?)r.At, cancellationToken),
            await db.RetrievalEntries.Where(r => r.ReviewId == reviewId).MaxAsync(r => (DateTimeOffset?)r.At, cancellationToken),
            await db.Imports.Where(i => i.ReviewId == reviewId).MaxAsync(i => (DateTimeOffset?)i.ImportedAt, cancellationToken),
            await db.DuplicateLinks.Where(l => l.ReviewId == reviewId).MaxAsync(l => (DateTimeOffset?)l.At, cancellationToken),
            await db.ChartEntries.Where(e => e.ReviewId == reviewId).MaxAsync(e => (DateTimeOffset?)e.At, cancellationToken),
        ];
        return times.OfType<DateTimeOffset>().Max();
    }
}
