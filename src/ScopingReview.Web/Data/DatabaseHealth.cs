using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ScopingReview.Web.Data;

/// <summary>
/// Healthy when a vote could be stored: /health is 200 only then. That the database answers is not enough: it still does with a full
/// disk. Anybody may ask as
/// often as they like, so an answer is good for some seconds, and one at a time looks.
/// </summary>
internal sealed class DatabaseHealth(IDbContextFactory<ReviewDbContext> contexts) : IHealthCheck, IDisposable
{
    private const long GoodFor = 2_000;

    /// <summary>
    /// A commit, which has to reach the disk, and before it a sort that does not fit into its memory: its file of a megabyte asks the
    /// disk for room, as a table
    /// that grows does, and is gone at once. Neither leaves anything in a table.
    /// </summary>
    private const string Write =
        """
        begin;
        set local work_mem = '64kB';
        select count(*) from (select lpad(i::text, 1000) as line from generate_series(1, 1000) i order by line desc offset 0) lines;
        select pg_logical_emit_message(true, 'health', '');
        commit;
        """;

    private readonly SemaphoreSlim _turn = new(1);
    private HealthCheckResult _last;
    private long? _lookedAt;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_lookedAt is null || Environment.TickCount64 - _lookedAt > GoodFor)
                (_last, _lookedAt) = (await LookAsync(cancellationToken), Environment.TickCount64);
            return _last;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<HealthCheckResult> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.Database.ExecuteSqlRawAsync(Write, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // In words and without the program's whereabouts: it is logged each time that somebody asks.
            return HealthCheckResult.Unhealthy($"Votes cannot be stored: {(exception.InnerException ?? exception).Message}");
        }
    }
}
