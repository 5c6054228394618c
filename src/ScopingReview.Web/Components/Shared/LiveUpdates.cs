using System.Data.Common;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Components;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Live;

namespace ScopingReview.Web.Components.Shared;

/// <summary>
/// Put into a page, brings it up to date when others change something in the review: at most every three seconds, and with a fortieth of
/// the time, so that a page and the navigation beside it together take a twentieth. The page reloads through its services, which check anew
/// what the reader may see.
/// </summary>
public sealed class LiveUpdates : ComponentBase, IAsyncDisposable
{
    private const int PausePerRefresh = 40;
    private static readonly TimeSpan _together = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _shortestPause = TimeSpan.FromSeconds(3);
    // A page is put up once it is loaded: what others changed while it was read was announced before anybody here listened.
    private static readonly TimeSpan _loading = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _left = new();
    // A change that is noted already need not be noted twice.
    private readonly Channel<bool> _changed =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private IDisposable? _subscription;
    private Task _running = Task.CompletedTask;

    [Parameter, EditorRequired] public Guid ReviewId { get; set; }

    /// <summary>Loads the page's numbers again. Whatever somebody is typing or looking at closely must stay as it is.</summary>
    [Parameter, EditorRequired] public EventCallback OnChange { get; set; }

    /// <summary>The shortest time between two refreshes, asked before each; without it, three seconds.</summary>
    [Parameter] public Func<TimeSpan>? Pause { get; set; }

    [Inject] public required ReviewChanges Changes { get; init; }
    [Inject] public required RefreshBudget Budget { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }
    [Inject] public required ILogger<LiveUpdates> Logger { get; init; }

    protected override void OnInitialized()
    {
        _subscription = Changes.Subscribe(ReviewId, TakeNote);
        if (Changes.HasChangedWithin(ReviewId, _loading))
            TakeNote();
        _running = FollowAsync(_left.Token);
    }

    private void TakeNote() => _changed.Writer.TryWrite(true);

    private async Task FollowAsync(CancellationToken left)
    {
        try
        {
            while (true)
            {
                await _changed.Reader.WaitToReadAsync(left);
                // An import commits many times in a row.
                await Task.Delay(_together, Clock, left);
                _changed.Reader.TryRead(out _);
                var took = await RefreshAsync(left);
                var pause = Pause?.Invoke() ?? _shortestPause;
                await Task.Delay(took * PausePerRefresh > pause ? took * PausePerRefresh : pause, Clock, left);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception failure)
        {
            // Not a member any more: the page shows it.
            await DispatchExceptionAsync(failure);
        }
    }

    private async Task<TimeSpan> RefreshAsync(CancellationToken left)
    {
        try
        {
            return await Budget.SpendAsync(
                () => InvokeAsync(() => left.IsCancellationRequested ? Task.CompletedTask : OnChange.InvokeAsync()), left);
        }
        catch (Exception failure) when (failure is not (ReviewAccessDeniedException or OperationCanceledException))
        {
            // The database may be away for a moment: what is shown was true, and is asked for again.
            Logger.LogWarning(failure, "A page could not be brought up to date.");
            if (failure.GetBaseException() is DbException or IOException or SocketException or TimeoutException)
                TakeNote();
            return _shortestPause / 10;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await _left.CancelAsync();
        await _running;
        _left.Dispose();
    }
}
