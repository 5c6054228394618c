using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reviews;

public sealed record MyReview(Guid Id, string Title, string? Question, ReviewRole Role, int Records, int Members, DateTimeOffset CreatedAt);

public sealed record ReviewHeader(Guid Id, string Title, string? Question, string? OpenUrlPrefix, Membership Me);

public sealed class ReviewService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    /// <summary>The reviews that the person is a member of, newest first.</summary>
    public async Task<IReadOnlyList<MyReview>> ListMineAsync(CancellationToken cancellationToken = default)
    {
        var userId = access.RequireSignedIn();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Members.Current()
            .Where(m => m.UserId == userId)
            .OrderByDescending(m => m.ReviewId)
            .Select(m => new MyReview(
                m.ReviewId, m.Review!.Title, m.Review.Question, m.Role,
                db.Records.Count(r => r.ReviewId == m.ReviewId),
                db.Members.Current().Count(x => x.ReviewId == m.ReviewId),
                m.Review.CreatedAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>How far the person is with the records that are assigned to them; a stage without any is not among them.</summary>
    public async Task<IReadOnlyList<StageProgress>> MyProgressAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        return [.. (await TeamProgress.ReadAsync(db, visibility, clock.GetUtcNow(), cancellationToken))[me.UserId]];
    }

    /// <summary>Any account may start a review and leads it.</summary>
    public async Task<OperationResult<Guid>> CreateAsync(string title, string? question, CancellationToken cancellationToken = default)
    {
        var userId = access.RequireSignedIn();
        if (string.IsNullOrWhiteSpace(title))
            return OperationResult.Refused<Guid>("Give the review a title.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var review = new Review { Title = title.Trim(), Question = Blank(question), CreatedAt = now, CreatedById = userId };
        db.Reviews.Add(review);
        db.Members.Add(new ReviewMember { ReviewId = review.Id, UserId = userId, Role = ReviewRole.Lead, JoinedAt = now });
        db.Record(new Membership(review.Id, userId, ReviewRole.Lead), now, "review.created", review.Title);
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Of(review.Id);
    }

    public async Task<ReviewHeader> GetHeaderAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        return await db.Reviews.Where(r => r.Id == reviewId)
            .Select(r => new ReviewHeader(r.Id, r.Title, r.Question, r.OpenUrlPrefix, me))
            .SingleAsync(cancellationToken);
    }

    public async Task<OperationResult> ChangeAsync(
        Guid reviewId, string title, string? question, string? openUrlPrefix, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (string.IsNullOrWhiteSpace(title))
            return OperationResult.Refused("Give the review a title.");
        if (Blank(openUrlPrefix) is { } prefix
            && !(Uri.TryCreate(prefix, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            return OperationResult.Refused("The link resolver must be an address that begins with http:// or https://.");
        var review = await db.Reviews.SingleAsync(r => r.Id == reviewId, cancellationToken);
        var old = $"{review.Title} · {review.Question}";
        review.Title = title.Trim();
        review.Question = Blank(question);
        review.OpenUrlPrefix = Blank(openUrlPrefix);
        db.Record(me, clock.GetUtcNow(), "review.changed", review.Title, old, $"{review.Title} · {review.Question}");
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
