using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates.Running;

/// <summary>The last run that was stored.</summary>
public sealed record LastRun(DateTimeOffset At, string By, bool Everything, int Records, long PairsCompared, double Seconds);

/// <param name="Now">The run that is going on, or the one that ended last since the application was started; null when there was
/// none.</param>
public sealed record DuplicateRunView(LastRun? Last, DuplicateRunState? Now, Membership Me);

/// <summary>Runs of the rules on demand. For leads: a run changes what everybody screens.</summary>
public sealed class DuplicateRunService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, DuplicateRuns runs)
{
    public async Task<DuplicateRunView> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var last = await db.DeduplicationRuns.Where(r => r.ReviewId == reviewId).OrderByDescending(r => r.At).ThenByDescending(r => r.Id)
            .Select(r => new LastRun(r.At, db.Users.Where(u => u.Id == r.ById).Select(u => u.DisplayName).FirstOrDefault()
                ?? "", r.AllRecords, r.RecordCount, r.PairsCompared, r.DurationSeconds))
            .FirstOrDefaultAsync(cancellationToken);
        return new DuplicateRunView(last, runs.Of(reviewId), me);
    }

    /// <summary>Compares everything with everything. Returns at once.</summary>
    public async Task<OperationResult> StartAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (!await db.Records.AnyAsync(r => r.ReviewId == reviewId, cancellationToken))
            return OperationResult.Refused("There are no records to compare.");
        return runs.Start(reviewId, me.UserId) ? OperationResult.Done
            : OperationResult.Refused("A search for duplicates is already running.");
    }

    /// <summary>Stops the run that is going on; nothing of it stays.</summary>
    public async Task CancelAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        runs.Of(reviewId)?.Cancel();
    }
}
