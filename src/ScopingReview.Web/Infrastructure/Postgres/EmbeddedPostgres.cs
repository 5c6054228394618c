using Npgsql;

namespace ScopingReview.Web.Infrastructure.Postgres;

/// <summary>
/// A PostgreSQL server that belongs to this program: made, started or taken over, watched while the program runs, stopped with it.
/// It listens on 127.0.0.1 only; its passwords are random and known to the owner of the data directory only.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    public const string DatabaseName = "scoping_review";

    private readonly PostgresCluster _cluster;
    private readonly PostgresStarter _starter;
    private readonly InstanceLock _lock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly int _port;
    private volatile Postmaster _server;
    private Task _watch = Task.CompletedTask;
    private bool _released;

    private EmbeddedPostgres(PostgresCluster cluster, PostgresStarter starter, InstanceLock instanceLock, Postmaster server, ILogger logger)
    {
        (_cluster, _starter, _lock, _server, _logger) = (cluster, starter, instanceLock, server, logger);
        _port = server.Port;
    }

    /// <summary>For the workbench: a role that owns its database and nothing else.</summary>
    public string ConnectionString => _starter.ConnectionString(_port, DatabaseName, DatabaseName, pooled: true);

    /// <summary>For maintenance and for tests that make databases: the server's superuser.</summary>
    public string AdministratorConnectionString => _starter.ConnectionString(_port, "postgres", PostgresCluster.Administrator, pooled: true);

    public int ServerProcessId => _server.ProcessId;

    /// <summary>Where the data really are (see <see cref="EmbeddedPostgresOptions.FallbackDirectory"/>).</summary>
    public string DataDirectory => _cluster.Data.Root;

    public string Version => _cluster.Binaries.Version;

    /// <exception cref="StartupProblem">Something that a person has to put right.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellation = default)
    {
        if (!OperatingSystem.IsLinux() && (!OperatingSystem.IsMacOS() || Environment.IsPrivilegedProcess))
            throw PostgresProblems.NotSupportedHere();
        var data = await Postgres.DataDirectory.PrepareAsync(options, logger, cancellation);
        var instanceLock = InstanceLock.Take(data.Root);
        try
        {
            var cluster = await PostgresCluster.OpenAsync(data, options, logger, cancellation);
            var starter = new PostgresStarter(cluster, options, logger);
            var runningBefore = Postmaster.Read(data.Cluster) is { IsAlive: true } before ? before.ProcessId : 0;
            var server = await starter.StartOrAdoptAsync(options.Port, cancellation);
            var postgres = new EmbeddedPostgres(cluster, starter, instanceLock, server, logger);
            await DatabaseOwner.EnsureAsync(postgres.AdministratorConnectionString, cluster.Password, cancellation);
            logger.LogInformation(
                "PostgreSQL {Version} {Verb} on port {Port}, data in {Directory}",
                cluster.Binaries.Version, server.ProcessId == runningBefore ? "was still running" : "runs", server.Port, data.Root);
            postgres._watch = postgres.WatchAsync(postgres._stopping.Token);
            return postgres;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            instanceLock.Dispose();
            throw PostgresProblems.Unusable(data.Root, exception.Message, exception);
        }
        catch (NpgsqlException exception)
        {
            instanceLock.Dispose();
            throw PostgresProblems.Failed("Preparing the database", exception.Message, data.Log);
        }
        catch
        {
            instanceLock.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server after its running transactions were rolled back and everything committed is on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_released)
            return;
        await EndWatchAsync();
        var result = await _cluster.StopAsync("fast", CancellationToken.None);
        if (_server.IsAlive)
            _logger.LogError("PostgreSQL (process {Process}) did not stop and is taken over at the next start: {Output}", _server.ProcessId, result.Output);
        else
            _logger.LogInformation("PostgreSQL stopped");
        _lock.Dispose();
    }

    /// <summary>Ends the ownership and leaves the server running, as a program does that is killed.</summary>
    public async Task ReleaseAsync()
    {
        await EndWatchAsync();
        _lock.Dispose();
    }

    private async Task EndWatchAsync()
    {
        _released = true;
        await _stopping.CancelAsync();
        await _watch;
        _stopping.Dispose();
    }

    private async Task WatchAsync(CancellationToken stopping)
    {
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
            while (await timer.WaitForNextTickAsync(stopping))
            {
                if (!_server.IsAlive)
                    await RestartAsync(stopping);
            }
        }
        catch (OperationCanceledException)
        {
            // The program stops.
        }
    }

    private async Task RestartAsync(CancellationToken stopping)
    {
        _logger.LogError("PostgreSQL (process {Process}) died; starting it again", _server.ProcessId);
        try
        {
            _server = await _starter.StartOrAdoptAsync(_port, stopping);
            _logger.LogWarning("PostgreSQL runs again (process {Process})", _server.ProcessId);
        }
        catch (Exception exception) when (exception is StartupProblem or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            _logger.LogError(exception, "PostgreSQL could not be started again; the next attempt follows");
        }
    }
}
