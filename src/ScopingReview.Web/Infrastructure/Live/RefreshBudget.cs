using System.Diagnostics;
using System.Threading.Channels;

namespace ScopingReview.Web.Infrastructure.Live;

/// <summary>
/// What all open pages together may spend on showing others' progress: one refresh at a time, and after each a rest of twice its length, so
/// that two hundred people at work make each other's numbers older and not each other's votes slower.
/// </summary>
public sealed class RefreshBudget(TimeProvider clock)
{
    private const int RestPerRefresh = 2;
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(30);
    // Holds one turn, which whoever refreshes takes out.
    private readonly Channel<bool> _turn = OneTurn();

    /// <summary>Runs a refresh when it is its turn; returns how long it took.</summary>
    public async Task<TimeSpan> SpendAsync(Func<Task> refresh, CancellationToken cancellationToken)
    {
        await _turn.Reader.ReadAsync(cancellationToken);
        var started = Stopwatch.GetTimestamp();
        try
        {
            // One page that hangs must not keep the others from their turn.
            await refresh().WaitAsync(_longest, clock, cancellationToken);
            return Stopwatch.GetElapsedTime(started);
        }
        finally
        {
            _ = RestAsync(Stopwatch.GetElapsedTime(started) * RestPerRefresh);
        }
    }

    private async Task RestAsync(TimeSpan rest)
    {
        await Task.Delay(rest, clock);
        _turn.Writer.TryWrite(true);
    }

    private static Channel<bool> OneTurn()
    {
        var turn = Channel.CreateBounded<bool>(1);
        turn.Writer.TryWrite(true);
        return turn;
    }
}
