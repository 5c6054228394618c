using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Infrastructure.Live;

/// <summary>
/// Hears from PostgreSQL which reviews changed, by whichever instance of the application, on a connection of its own. When that breaks it
/// is made anew, and everybody looks once, for what was not heard meanwhile.
/// </summary>
internal sealed partial class ReviewChangeListener(IDbContextFactory<ReviewDbContext> contexts, ReviewChanges changes, TimeProvider clock,
    ILogger<ReviewChangeListener> logger) : BackgroundService
{
    public const string ApplicationName = "scoping-review-live";
    private static readonly TimeSpan _shortestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = _shortestPause;
        var again = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(await AddressAsync(stoppingToken));
                await connection.OpenAsync(stoppingToken);
                connection.Notification += (_, notice) => Announce(notice.Payload);
                await using (var listen = new NpgsqlCommand("listen " + DatabaseNotices.Channel, connection))
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                if (again)
                    LogListening();
                changes.AnnounceAll();
                (again, pause) = (true, _shortestPause);
                while (true)
                    await connection.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or IOException or TimeoutException
                or OperationCanceledException)
            {
                LogLost(failure.Message, pause);
                again = true;
            }
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < _longestPause ? pause * 2 : _longestPause;
        }
    }

    private void Announce(string payload)
    {
        if (Guid.TryParse(payload, out var reviewId))
            changes.Announce(reviewId);
    }

    private async Task<string> AddressAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Not from the pool: it is held for good. Kept alive, so that a peer that vanished without a word is noticed.
        return new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString())
        {
            Pooling = false,
            KeepAlive = 30,
            ApplicationName = ApplicationName
        }.ConnectionString;
    }

    [LoggerMessage(LogLevel.Warning, "Live updates: the connection to the database was lost ({Reason}); trying again in {Pause}.")]
    private partial void LogLost(string reason, TimeSpan pause);

    [LoggerMessage(LogLevel.Information, "Live updates: connected again.")]
    private partial void LogListening();
}
