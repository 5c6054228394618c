using System.Diagnostics;
using Microsoft.AspNetCore.Components;

namespace ScopingReview.Web.Features.Reviews;

public sealed partial class OverviewPage
{
    private static readonly TimeSpan _shortestPause = TimeSpan.FromSeconds(15);

    // A large review costs more to count: whoever leaves the page open all day takes at most a fortieth of a processor.
    private const int PausePerLoad = 40;

    private readonly CancellationTokenSource _closed = new();
    private ReviewHeader? _header;
    private OverviewView? _overview;
    private Task _refreshing = Task.CompletedTask;

    [Parameter] public Guid ReviewId { get; set; }
    [Inject] public required ReviewService Reviews { get; init; }
    [Inject] public required OverviewService Overview { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    private int OpenRecords => _overview!.Flow.Open.SelectMany(open => open.Box.Ids).Distinct().Count();

    protected override async Task OnInitializedAsync()
    {
        var pause = await LoadAsync();
        _refreshing = RefreshAsync(pause);
    }

    private async Task<TimeSpan> LoadAsync()
    {
        var started = Stopwatch.GetTimestamp();
        _header = await Reviews.GetHeaderAsync(ReviewId, _closed.Token);
        _overview = await Overview.GetAsync(ReviewId, _closed.Token);
        var longEnough = Stopwatch.GetElapsedTime(started) * PausePerLoad;
        return longEnough > _shortestPause ? longEnough : _shortestPause;
    }

    /// <summary>Others' progress appears without a reload. A member who was removed meanwhile meets the denial here.</summary>
    private async Task RefreshAsync(TimeSpan pause)
    {
        try
        {
            while (true)
            {
                await Task.Delay(pause, Clock, _closed.Token);
                await InvokeAsync(async () =>
                {
                    pause = await LoadAsync();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _refreshing;
        _closed.Dispose();
    }
}
