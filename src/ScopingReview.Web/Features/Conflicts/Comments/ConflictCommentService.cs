using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Conflicts.Comments;

public sealed record ShownComment(Guid Id, string By, string Text, DateTimeOffset At, bool IsMine);

/// <summary>
/// What leads and readers of a record say to each other about its votes. Open to whoever may see those votes, which is once all of them are
/// in: before, a comment would tell what its author voted, and that there is a second reader.
/// </summary>
public sealed class ConflictCommentService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public const int Longest = 4000;
    private const int Most = 500;
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
        return comments.ConvertAll(c =>
            new ShownComment(c.Id, names.GetValueOrDefault(c.ById, "a former member"), c.Text, c.At, c.ById == me.UserId));
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
