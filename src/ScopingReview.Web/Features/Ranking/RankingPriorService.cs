using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Ranking;

/// <summary>A record that is known to be relevant.</summary>
public sealed record KnownRecord(int Number, string? Title);

/// <summary>
/// Records that are known to be relevant before they are screened; priority screening learns from them until somebody has voted.
/// </summary>
public sealed class RankingPriorService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    /// <summary>A start is wanted, not a second set of decisions.</summary>
    public const int Most = 50;

    private const int MostFound = 8;
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    /// <summary>The records, in the order of their numbers.</summary>
    public async Task<IReadOnlyList<KnownRecord>> ListAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        return await db.RankingPriors.Current().Where(p => p.ReviewId == reviewId).OrderBy(p => p.Record!.Number)
            .Select(p => new KnownRecord(p.Record!.Number, p.Record.Title)).ToListAsync(cancellationToken);
    }

    /// <summary>Records at title and abstract, found as one types.</summary>
    public async Task<IReadOnlyList<KnownRecord>> FindAsync(Guid reviewId, string words, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        return await db.AtTitleAbstract(reviewId).Find(words).OrderBy(r => r.Number).Take(MostFound)
            .Select(r => new KnownRecord(r.Number, r.Title)).ToListAsync(cancellationToken);
    }

    /// <summary>Adds a record to the list.</summary>
    public async Task<OperationResult> AddAsync(Guid reviewId, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        var present = db.RankingPriors.Current().Where(p => p.ReviewId == reviewId);
        if (await db.AtTitleAbstract(reviewId).Where(r => r.Number == number).Select(r => (Guid?)r.Id)
            .SingleOrDefaultAsync(cancellationToken) is not { } record)
            return OperationResult.Refused("This is not a record to screen by title and abstract.");
        if (await present.AnyAsync(p => p.RecordId == record, cancellationToken))
            return OperationResult.Done;
        if (await present.CountAsync(cancellationToken) >= Most)
            return OperationResult.Refused($"The list can have at most {Most} records.");
        var now = clock.GetUtcNow();
        db.RankingPriors.Add(new RankingPrior { ReviewId = reviewId, RecordId = record, ById = me.UserId, At = now });
        db.Record(me, now, "ranking.prior-added", RecordNumber.Format(number), stage: Titles);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>Takes a record from the list.</summary>
    public async Task<OperationResult> RemoveAsync(Guid reviewId, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var removed = await db.RankingPriors.Where(p => p.ReviewId == reviewId && p.Record!.Number == number)
            .SupersedeAsync(me.UserId, now, cancellationToken);
        if (removed == 0)
            return OperationResult.Done;
        db.Record(me, now, "ranking.prior-removed", RecordNumber.Format(number), stage: Titles);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }
}
