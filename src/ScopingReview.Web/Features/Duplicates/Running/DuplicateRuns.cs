using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Duplicates.Linking;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates.Running;

/// <summary>A run on demand, as far as it has come.</summary>
public sealed class DuplicateRunState
{
    private CancellationTokenSource? _cancellation;

    public LinkingProgress Progress { get; internal set; } = new("Waiting for its turn", 0);
    public bool IsRunning { get; internal set; } = true;
    public bool Cancelling { get; private set; }

    /// <summary>What came of it, as a sentence; null while it runs.</summary>
    public string? Message { get; internal set; }

    public bool Failed { get; internal set; }

    internal CancellationToken Begin(CancellationToken stopping)
        => (_cancellation = CancellationTokenSource.CreateLinkedTokenSource(stopping)).Token;

    internal void Cancel()
    {
        Cancelling = true;
        _cancellation?.Cancel();
    }
}

/// <summary>
/// Runs over whole reviews that go on when the page is left. One at a time per review; a restart of the application ends them with nothing
/// stored.
/// </summary>
public sealed class DuplicateRuns : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, DuplicateRunState> _runs = [];
    private readonly ConcurrentDictionary<Guid, Task> _running = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger<DuplicateRuns> _logger;

    public DuplicateRuns(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<DuplicateRuns> logger)
    {
        (_scopes, _logger) = (scopes, logger);
        lifetime.ApplicationStopping.Register(_stopping.Cancel);
    }

    internal DuplicateRunState? Of(Guid reviewId) => _runs.GetValueOrDefault(reviewId);

    /// <summary>Begins a run; false when one is going on.</summary>
    internal bool Start(Guid reviewId, Guid ownerId)
    {
        var state = new DuplicateRunState();
        lock (_gate)
        {
            if (_runs.TryGetValue(reviewId, out var there) && there.IsRunning)
                return false;
            _runs[reviewId] = state;
        }

        var cancelled = state.Begin(_stopping.Token);
        _running[reviewId] = Task.Run(() => RunAsync(reviewId, ownerId, state, cancelled), CancellationToken.None);
        return true;
    }

    /// <summary>Ends when no run is going on.</summary>
    public Task WhenIdleAsync() => Task.WhenAll(_running.Values);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await WhenIdleAsync();
        _stopping.Dispose();
    }

    private async Task RunAsync(Guid reviewId, Guid ownerId, DuplicateRunState state, CancellationToken cancelled)
    {
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            // The work outlives the circuit that asked for it; who asked stays who acts.
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(ownerId);
            var run = await scope.ServiceProvider.GetRequiredService<DuplicateRunner>()
                .RunAsync(reviewId, progress => state.Progress = progress, cancelled);
            state.Message =
                string.Create(CultureInfo.InvariantCulture,
                    $"{run.RecordCount:N0} records compared in {run.DurationSeconds:N1} s: {run.LinksAdded:N0} {(run.LinksAdded == 1 ? "merge is" : "merges are")} new, {run.LinksEnded:N0} ended.");
        }
        catch (Exception) when (cancelled.IsCancellationRequested)
        {
            state.Message = "Cancelled. Everything is as it was before.";
        }
        catch (ReviewAccessDeniedException)
        {
            (state.Failed, state.Message) = (true, "You are no longer a lead of this review. Nothing was changed.");
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "Deduplication of review {ReviewId} failed and was rolled back", reviewId);
            (state.Failed, state.Message) =
                (true, "The run failed, so nothing was changed. Try again; if it fails again, tell your administrator (the reason is in the server log).");
        }
        finally
        {
            state.IsRunning = false;
        }
    }
}

/// <summary>Compares all records of a review, in one transaction or not at all.</summary>
internal sealed class DuplicateRunner(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public async Task<DeduplicationRun> RunAsync(Guid reviewId, Action<LinkingProgress> progress, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10)); // it may wait for an import
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockRecordsAsync(reviewId, cancellationToken);
        var now = clock.GetUtcNow();
        var run = await new DuplicateLinker(db, me, now) { OnProgress = progress }.RunAsync(changed: null, cancellationToken);
        db.Record(me, now, "duplicates.run", string.Create(CultureInfo.InvariantCulture, $"{run.RecordCount} records"),
            newValue: string.Create(CultureInfo.InvariantCulture, $"{run.LinksAdded} merged, {run.LinksEnded} ended"));
        await db.SaveChangesAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        // From here on it is done: a commit is not interrupted, because its outcome would not be known.
        await transaction.CommitAsync(CancellationToken.None);
        return run;
    }
}
