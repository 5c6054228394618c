using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Records.Saved;

/// <summary>A list of records under a name of one's own.</summary>
public sealed record NamedFilter(Guid Id, string Name, RecordQuery Query);

/// <summary>Lists that a person keeps for themselves. Nobody else sees them.</summary>
public sealed class SavedFilterService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public const int LongestName = 60;
    private const int Most = 50;
    private const int LongestQuery = 8000;

    /// <summary>One's own, by name.</summary>
    public async Task<IReadOnlyList<NamedFilter>> ListAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var mine = await Mine(db, me).OrderBy(f => f.Name).Select(f => new { f.Id, f.Name, f.Query }).ToListAsync(cancellationToken);
        return mine.ConvertAll(f => new NamedFilter(f.Id, f.Name, RecordQuery.FromUrl("?" + f.Query)));
    }

    /// <summary>Keeps a list; one of the same name is replaced.</summary>
    public async Task<OperationResult<NamedFilter>> SaveAsync(
        Guid reviewId, string name, RecordQuery query, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var clean = PostgresText.OneLine(name);
        var kept = query with { Page = 1 };
        var address = kept.ToUrl(reviewId) is var url && url.IndexOf('?', StringComparison.Ordinal) is > 0 and var at ? url[(at + 1)..]
            : "";
        if (clean.Length == 0)
            return OperationResult.Refused<NamedFilter>("Give the filter a name.");
        if (clean.Length > LongestName)
            return OperationResult.Refused<NamedFilter>($"A name has at most {LongestName} characters.");
        if (address.Length > LongestQuery)
            return OperationResult.Refused<NamedFilter>(
                "This list is too long to be saved. Label its records and filter by the label instead.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await Mine(db, me).Where(f => f.Name == clean).SupersedeAsync(me.UserId, now, cancellationToken);
        if (await Mine(db, me).CountAsync(cancellationToken) >= Most)
            return OperationResult.Refused<NamedFilter>($"You already have {Most} saved filters. Remove one that you no longer use.");
        var filter = new SavedFilter { ReviewId = reviewId, ById = me.UserId, Name = clean, Query = address, At = now };
        db.SavedFilters.Add(filter);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsLostRace())
        {
            return OperationResult.Refused<NamedFilter>(
                "You saved a filter of this name in another tab at the same moment. That one was kept.");
        }
        return OperationResult.Of(new NamedFilter(filter.Id, clean, kept));
    }

    public async Task<OperationResult> RemoveAsync(Guid reviewId, Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await Mine(db, me).Where(f => f.Id == id).SupersedeAsync(me.UserId, clock.GetUtcNow(), cancellationToken);
        return OperationResult.Done;
    }

    private static IQueryable<SavedFilter> Mine(ReviewDbContext db, Membership me)
        => db.SavedFilters.Current().Where(f => f.ReviewId == me.ReviewId && f.ById == me.UserId);
}
