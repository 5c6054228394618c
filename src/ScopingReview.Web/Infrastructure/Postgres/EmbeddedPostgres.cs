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
    public string AdministratorConnectionString
        => _starter.ConnectionString(_port, "postgres", PostgresCluster.Administrator, pooled: true);

    public int ServerProcessId => _server.ProcessId;

    /// <summary>Where the data really are (see <see cref="EmbeddedPostgresOptions.FallbackDirectory"/>).</summary>
    public string DataDirectory => _cluster.Data.Root;

    public string Version => _cluster.Binaries.Version;

    /// <exception cref="StartupProblem">Something that a person has to put right.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellation = default)
    {
        if (!OperatingSystem.IsLinux() && (!OperatingSystem.IsMacOS() || Environment.IsPrivilegedProcess))
            throw PostgresProblems.NotSupportedHere();
        var data = await Postgres.DataDirectory.PrepareAsync(options, logger, cancellation);
        var instanceLock = InstanceLock.Take(data.Root);
        try
        {
            return await StartAsync(data, instanceLock, options, logger, cancellation);
        }
        catch (Exception exception)
        {
            instanceLock.Dispose();
            if (exception is IOException or UnauthorizedAccessException)
                throw PostgresProblems.Unusable(data.Root, exception.Message, exception);
            if (exception is NpgsqlException)
                throw PostgresProblems.Failed("Preparing the database", exception.Message, data.Cluster, data.Log);
            throw;
        }
    }

    private static async Task<EmbeddedPostgres> StartAsync(
        DataDirectory data, InstanceLock instanceLock, EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellation)
    {
        var cluster = await PostgresCluster.OpenAsync(data, options, logger, cancellation);
        var starter = new PostgresStarter(cluster, options, logger);
        try
        {
            var runningBefore = Postmaster.Read(data.Cluster) is { IsAlive: true } before ? before.ProcessId : 0;
            var server = await starter.StartOrAdoptAsync(options.Port, cancellation);
            var postgres = new EmbeddedPostgres(cluster, starter, instanceLock, server, logger);
            await DatabaseOwner.EnsureAsync(postgres.AdministratorConnectionString, cluster.Password, cancellation);
            cancellation.ThrowIfCancellationRequested();
            logger.LogInformation(
                "PostgreSQL {Version} {Verb} on port {Port}, data in {Directory}",
                cluster.Binaries.Version, server.ProcessId == runningBefore ? "was still running" : "runs", server.Port, data.Root);
            postgres._watch = postgres.WatchAsync(postgres._stopping.Token);
            return postgres;
        }
        catch
        {
            // Whatever ends the start (a signal above all) ends the server with it.
            await starter.StopAsync();
            throw;
        }
    }

    /// <summary>
    /// How to reach the server that runs on a data directory, whoever started it; null when none does, or nothing is there yet.
    /// </summary>
    /// <exception cref="StartupProblem">Something that a person has to put right.</exception>
    internal static async Task<string?> FindRunningAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellation)
    {
        if (!await ExistsAsync(options, logger, cancellation))
            return null;
        var data = await Postgres.DataDirectory.PrepareAsync(options, logger, cancellation);
        if (Postmaster.Read(data.Cluster) is not { IsAlive: true, IsReady: true } running)
            return null;
        var cluster = await PostgresCluster.OpenAsync(data, options, logger, cancellation);
        return new PostgresStarter(cluster, options, logger).ConnectionString(running.Port, DatabaseName, DatabaseName, pooled: false);
    }

    /// <summary>Whether a database was ever made there.</summary>
    internal static async Task<bool> ExistsAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellation)
        => Directory.Exists(options.DataDirectory)
            && Directory.Exists((await Postgres.DataDirectory.PrepareAsync(options, logger, cancellation)).Cluster);

    /// <summary>Stops the server after its running transactions were rolled back and everything committed is on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_released)
            return;
        await EndWatchAsync();
        var result = await _cluster.StopAsync("fast", CancellationToken.None);
        // A server that has stopped may still be listed for a moment.
        if (result.ExitCode != 0 && _server.IsAlive)
            _logger.LogError("PostgreSQL (process {Process}) did not stop and is taken over at the next start: {Output}", _server.ProcessId,
                result.Output);
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
            var pauses = new RestartPauses();
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
            while (await timer.WaitForNextTickAsync(stopping))
            {
                if (!_server.IsAlive)
                    await RestartAsync(pauses, stopping);
            }
        }
        catch (OperationCanceledException)
        {
            // The program stops.
        }
    }

    /// <summary>
    /// One attempt, after a pause that grows while attempts fail, or succeed for a moment (a full disk ends a server as soon as it
    /// writes).
    /// </summary>
    private async Task RestartAsync(RestartPauses pauses, CancellationToken stopping)
    {
        var pause = pauses.Next(Environment.TickCount64);
        _logger.LogError("PostgreSQL (process {Process}) does not run; starting it again{When}", _server.ProcessId,
            RestartPauses.Told(pause));
        await Task.Delay(pause, stopping);
        try
        {
            _server = await _starter.StartOrAdoptAsync(_port, stopping);
            _logger.LogWarning("PostgreSQL runs again (process {Process})", _server.ProcessId);
        }
        catch (Exception exception) when (exception is StartupProblem or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            // One line: it is said again with every attempt, and where the program stood is of no use to anybody.
            _logger.LogError("PostgreSQL could not be started again: {Reason}", (exception as StartupProblem)?.InOneLine
                ?? exception.Message);
        }
    }
}
