using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>
/// Imports the files that were laid out. The work goes on when the page is left, and stops before the database goes away.
/// </summary>
public sealed class ImportWorker : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, Task> _running = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly IServiceScopeFactory _scopes;
    private readonly IDbContextFactory<ReviewDbContext> _contexts;
    private readonly TimeProvider _clock;
    private readonly ILogger<ImportWorker> _logger;

    public ImportWorker(
        IServiceScopeFactory scopes, IDbContextFactory<ReviewDbContext> contexts, TimeProvider clock, IHostApplicationLifetime lifetime,
        ILogger<ImportWorker> logger)
    {
        (_scopes, _contexts, _clock, _logger) = (scopes, contexts, clock, logger);
        lifetime.ApplicationStopping.Register(_stopping.Cancel);
    }

    /// <summary>Imports files one after the other; returns at once.</summary>
    internal void Start(IReadOnlyList<ImportDraft> drafts)
    {
        var work = new List<(ImportDraft Draft, CancellationToken Cancelled)>();
        foreach (var draft in drafts)
        {
            lock (draft.Gate)
            {
                if (draft.CanStart)
                    work.Add((draft, draft.Begin(DraftState.Waiting, _stopping.Token)));
            }
        }

        var id = Guid.CreateVersion7();
        _running[id] = Task.Run(async () =>
        {
            foreach (var (draft, cancelled) in work)
                await ImportAsync(draft, cancelled);
            _running.TryRemove(id, out _);
        });
    }

    /// <summary>Ends when nothing is being imported.</summary>
    public async Task WhenIdleAsync()
    {
        while (_running.Values.FirstOrDefault() is { } running)
            await running;
    }

    /// <summary>Calls off what is under way, and ends when that has let go of its files.</summary>
    internal async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await WhenIdleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
    }

    private async Task SortWordsAsync()
    {
        try
        {
            await using var db = await _contexts.CreateDbContextAsync(_stopping.Token);
            await BulkIndexing.SortWordsAsync(db, _stopping.Token);
        }
        catch (Exception exception)
        {
            if (!_stopping.IsCancellationRequested)
                _logger.LogWarning(exception, "The words of imported records were not sorted into the index; the server will do it later");
        }
    }

    private async Task ImportAsync(ImportDraft draft, CancellationToken cancelled)
    {
        try
        {
            cancelled.ThrowIfCancellationRequested();
            await using var scope = _scopes.CreateAsyncScope();
            // The work outlives the circuit that asked for it; who asked stays who acts.
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(draft.OwnerId);
            var result = await scope.ServiceProvider.GetRequiredService<ImportRun>().RunAsync(draft.ReviewId, draft, cancelled);
            draft.End(result.Succeeded ? DraftState.Imported : DraftState.Refused, result.Message);
            await ImportStaging.DiscardFileAsync(draft);
        }
        catch (Exception) when (cancelled.IsCancellationRequested)
        {
            draft.End(DraftState.Cancelled, "Cancelled. Nothing from this file was imported.");
        }
        catch (ReviewAccessDeniedException)
        {
            draft.End(DraftState.Failed, "You are no longer a lead of this review. Nothing from this file was imported.");
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "Import into review {ReviewId} failed and was rolled back", draft.ReviewId);
            draft.End(DraftState.Failed,
                "The file could not be saved to the database. Nothing was imported. Try again; if it fails again, tell your administrator (the reason is in the server log).");
        }
        finally
        {
            draft.TouchedAt = _clock.GetUtcNow();
        }

        // Of an import that was rolled back too: its words are on the list all the same.
        await SortWordsAsync();
    }
}
