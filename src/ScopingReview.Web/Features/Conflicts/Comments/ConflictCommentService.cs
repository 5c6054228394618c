using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Live;

namespace ScopingReview.Web.Features.Conflicts.Comments;

/// <param name="IsNew">Another's, and not read before.</param>
public sealed record ShownComment(Guid Id, string By, string Text, DateTimeOffset At, bool IsMine, bool IsNew);

/// <summary>What the member has not read of what others said of a record.</summary>
/// <param name="Count">How many comments are new.</param>
/// <param name="By">Who wrote the newest; its text and time follow.</param>
public sealed record NewComments(ScreeningStage Stage, int Number, string Title, int Count, string By, string Text, DateTimeOffset At);

/// <summary>
/// What leads and readers of a record say to each other about its votes. Open to whoever may see those votes, which is once all of them are
/// in: before, a comment would tell what its author voted, and that there is a second reader.
/// </summary>
public sealed class ConflictCommentService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, ReviewChanges changes,
    TimeProvider clock)
{
    public const int Longest = 4000;
    private const int Most = 500;
    private const string FormerMember = "a former member";
    private const string NotOpen = "Comments open to those who screened this record, and to leads, once all votes on it are in.";

    /// <summary>Oldest first; null where the member may not take part.</summary>
    public async Task<IReadOnlyList<ShownComment>?> ListAsync(
        Guid reviewId, ScreeningStage stage, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        if (await FindAsync(db, me, stage, number, cancellationToken) is not { } recordId)
            return null;
        var names = await db.MemberNamesAsync(reviewId, cancellationToken);
        var comments = await db.ConflictComments.Current().Where(c => c.RecordId == recordId && c.Stage == stage)
            .OrderBy(c => c.At).ThenBy(c => c.Id).AsNoTracking().ToListAsync(cancellationToken);
        var read = await db.CommentReadings.Where(r => r.UserId == me.UserId && r.RecordId == recordId && r.Stage == stage)
            .Select(r => (DateTimeOffset?)r.ReadUntil).SingleOrDefaultAsync(cancellationToken)
            ?? await db.Members.Where(m => m.ReviewId == reviewId && m.UserId == me.UserId).Select(m => m.JoinedAt)
                .SingleAsync(cancellationToken);
        return comments.ConvertAll(c => new ShownComment(
            c.Id, names.GetValueOrDefault(c.ById, FormerMember), c.Text, c.At, c.ById == me.UserId, c.ById != me.UserId && c.At > read));
    }

    /// <summary>Records with comments that are new to the member, that with the newest first.</summary>
    public async Task<IReadOnlyList<NewComments>> NewAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var unread = await db.NewCommentsAsync(await db.VisibilityAsync(me, cancellationToken), cancellationToken);
        if (unread.Count == 0)
            return [];
        var names = await db.MemberNamesAsync(reviewId, cancellationToken);
        var ids = unread.Select(c => c.RecordId).Distinct().ToArray();
        var records = await db.Records.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Number, r.Title })
            .ToDictionaryAsync(r => r.Id, cancellationToken);
        return [.. unread.GroupBy(c => (c.Stage, c.RecordId))
            .Select(comments => (comments, newest: comments.First(), of: records[comments.Key.RecordId]))
            .Select(c => new NewComments(c.comments.Key.Stage, c.of.Number, c.of.Title ?? "(no title)", c.comments.Count(),
                names.GetValueOrDefault(c.newest.ById, FormerMember), c.newest.Text, c.newest.At))];
    }

    /// <summary>From now on what was written until then is not new to the member any more.</summary>
    /// <param name="until">When the newest comment that they saw was written.</param>
    public async Task MarkReadAsync(Guid reviewId, ScreeningStage stage, int number, DateTimeOffset until,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        if (await FindAsync(db, me, stage, number, cancellationToken) is not { } recordId)
            return;
        var (now, name) = (clock.GetUtcNow(), stage.ToString());
        var readUntil = until.ToUniversalTime() < now ? until.ToUniversalTime() : now;
        var moved = await db.Database.ExecuteSqlAsync(
            $"""
            insert into comment_readings (user_id, record_id, stage, review_id, read_until)
            values ({me.UserId}, {recordId}, {name}, {reviewId}, {readUntil})
            on conflict (user_id, record_id, stage) do update set read_until = excluded.read_until
            where comment_readings.read_until < excluded.read_until
            """, cancellationToken);
        // The member's own navigation counts anew; nothing that others see has changed, so the database announces nothing.
        if (moved > 0)
            changes.Announce(reviewId);
    }

    public async Task<OperationResult> AddAsync(
        Guid reviewId, ScreeningStage stage, int number, string text, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var clean = PostgresText.Of(text).Trim();
        if (clean.Length == 0)
            return OperationResult.Refused("Write the comment first.");
        if (clean.Length > Longest)
            return OperationResult.Refused($"The comment is longer than {Longest.Grouped()} characters. Shorten it.");
        if (await FindAsync(db, me, stage, number, cancellationToken) is not { } recordId)
            return OperationResult.Refused(NotOpen);
        if (await db.ConflictComments.Current().CountAsync(c => c.RecordId == recordId && c.Stage == stage, cancellationToken) >= Most)
            return OperationResult.Refused($"There are {Most} comments on this record already.");
        db.ConflictComments.Add(new ConflictComment
        {
            ReviewId = reviewId,
            RecordId = recordId,
            Stage = stage,
            Text = clean,
            ById = me.UserId,
            At = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>Takes back a comment of one's own.</summary>
    public async Task<OperationResult> RemoveAsync(Guid reviewId, Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        await db.ConflictComments.Current().Where(c => c.Id == id && c.ReviewId == reviewId && c.ById == me.UserId)
            .SupersedeAsync(me.UserId, clock.GetUtcNow(), cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>The record, where the member may see everybody's votes on it at the stage.</summary>
    private static async Task<Guid?> FindAsync(
        ReviewDbContext db, Membership me, ScreeningStage stage, int number, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(stage))
            return null;
        var shown = db.VotesShown(await db.VisibilityAsync(me, cancellationToken), stage);
        return await db.Records.Where(r => r.ReviewId == me.ReviewId && r.Number == number && shown.Any(o => o.RecordId == r.Id))
            .Select(r => (Guid?)r.Id).SingleOrDefaultAsync(cancellationToken);
    }
}
