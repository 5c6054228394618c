using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Shared.Visibility;

internal static class VisibleComments
{
    /// <summary>
    /// Others' comments that the member has not read yet, newest first: of records whose votes they are shown, so that a number of new
    /// comments tells a blind reader nothing; and none from before they joined.
    /// </summary>
    public static async Task<List<ConflictComment>> NewCommentsAsync(
        this ReviewDbContext db, ReviewVisibility visibility, CancellationToken cancellationToken)
    {
        var me = visibility.Me;
        var unread = await db.ConflictComments.Current()
            .Where(c => c.ReviewId == me.ReviewId && c.ById != me.UserId
                && db.Members.Current().Any(m => m.ReviewId == c.ReviewId && m.UserId == me.UserId && m.JoinedAt <= c.At)
                && !db.CommentReadings.Any(r =>
                    r.UserId == me.UserId && r.RecordId == c.RecordId && r.Stage == c.Stage && r.ReadUntil >= c.At))
            .OrderByDescending(c => c.At).AsNoTracking().ToListAsync(cancellationToken);
        // Asked with each page, and nearly always answered by now.
        if (unread.Count == 0)
            return unread;
        List<(ScreeningStage, Guid)> shown = [];
        foreach (var stage in unread.Select(c => c.Stage).Distinct())
        {
            var records = unread.Where(c => c.Stage == stage).Select(c => c.RecordId).Distinct().ToArray();
            shown.AddRange((await db.VotesShown(visibility, stage).Where(o => records.Contains(o.RecordId)).Select(o => o.RecordId)
                .ToListAsync(cancellationToken)).Select(record => (stage, record)));
        }
        return unread.FindAll(c => shown.Contains((c.Stage, c.RecordId)));
    }
}
