using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace ScopingReview.Web.Infrastructure.Postgres;

/// <summary>Gets a cluster's server to run: takes over one that runs already, else starts one, patiently.</summary>
internal sealed class PostgresStarter(PostgresCluster cluster, EmbeddedPostgresOptions options, ILogger logger)
{
    private static readonly TimeSpan PatienceWithRecovery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan PatienceWithPort = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan SilenceBeforeWord = TimeSpan.FromSeconds(5);

    private const long LogSizeToPutAside = 10_000_000;

    /// <summary>The server that was started or taken over here; null until then.</summary>
    private Postmaster? _ours;

    public string ConnectionString(int port, string database, string user, bool pooled) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Database = database,
        Username = user,
        Password = cluster.Password,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        Pooling = pooled,
    }.ConnectionString;

    /// <summary>
    /// After a kill -9 the dead server's last processes hold its lock for a moment, so a refusal is tried again for
    /// <see cref="EmbeddedPostgresOptions.StartTimeout"/>. Whether postmaster.pid is stale is left to PostgreSQL to judge.
    /// </summary>
    public async Task<Postmaster> StartOrAdoptAsync(int? port, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var lastWord = TimeSpan.Zero;
        while (true)
        {
            var attempt = Postmaster.Read(cluster.Data.Cluster) is { IsAlive: true } running
                ? await AdoptAsync(running, port, cancellation)
                : await LaunchAsync(port, cancellation);
            if (attempt.Server is { } server)
                return _ours = server;
            if (clock.Elapsed > attempt.Patience)
                throw attempt.Problem!;
            if (clock.Elapsed - lastWord > SilenceBeforeWord)
            {
                lastWord = clock.Elapsed;
                logger.LogInformation("Waiting for PostgreSQL since {Seconds} s: {Reason}", (int)clock.Elapsed.TotalSeconds,
                    attempt.Problem!.InOneLine);
            }

            await Task.Delay(250, cancellation);
        }
    }

    /// <summary>Stops what was started or taken over here, when the start is given up.</summary>
    public async Task StopAsync()
    {
        if (_ours is { IsAlive: true })
            await cluster.StopAsync("fast", CancellationToken.None);
    }

    private async Task<Attempt> AdoptAsync(Postmaster running, int? port, CancellationToken cancellation)
    {
        if (!running.IsReady)
            return new(null, Stuck(running), PatienceWithRecovery);
        try
        {
            await using var connection = new NpgsqlConnection(
                ConnectionString(running.Port, "postgres", PostgresCluster.Administrator, pooled: false));
            await connection.OpenAsync(cancellation);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InvalidPassword
            or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            throw PostgresProblems.NotOurs(cluster.Data.Cluster, running.ProcessId, exception);
        }
        catch (PostgresException)
        {
            return new(null, Stuck(running), options.StartTimeout);
        }
        catch (NpgsqlException)
        {
            // Another program may have got the number of a server that died with the machine: PostgreSQL knows how to tell.
            return await LaunchAsync(port, cancellation);
        }

        if (port is null || port == running.Port)
            return new(running);
        logger.LogInformation("Moving PostgreSQL from port {Old} to port {New}", running.Port, port);
        await cluster.StopAsync("fast", cancellation);
        return await LaunchAsync(port, cancellation);
    }

    private async Task<Attempt> LaunchAsync(int? port, CancellationToken cancellation)
    {
        PutLogAside();
        var logged = LogLength();
        var before = Postmaster.Read(cluster.Data.Cluster)?.ProcessId;
        var result = await cluster.LaunchAsync(port ?? FreePort(), options.Durable, cancellation);
        var running = Postmaster.Read(cluster.Data.Cluster) is { IsAlive: true } alive ? alive : null;
        if (running is not null && (result.ExitCode == 0 || running.ProcessId != before))
            _ours = running;
        if (result.WasInterrupted)
            throw new InterruptedException("pg_ctl");
        if (result.ExitCode == 0 && running is not null)
            return new(running);

        var output = $"{result.Output}\n{await ReadLogAsync(logged, cancellation)}".Trim();
        if (output.Contains("lock file", StringComparison.Ordinal) || output.Contains("shared memory block", StringComparison.Ordinal))
            return new(null, Stuck(running), options.StartTimeout);
        if (output.Contains("Address already in use", StringComparison.Ordinal))
            return new(null, port is null ? Failed(output) : PostgresProblems.PortTaken(port.Value), PatienceWithPort);
        return running is { IsReady: false } ? new(null, Failed(output), PatienceWithRecovery) : throw Failed(output);
    }

    private StartupProblem Stuck(Postmaster? by)
        => PostgresProblems.StillLocked(cluster.Data.Cluster, by?.Describe() ?? "a server that died");

    private StartupProblem Failed(string output)
        => PostgresProblems.Failed("Starting PostgreSQL", output, cluster.Data.Cluster, cluster.Data.Log);

    /// <summary>
    /// Below the range that outgoing connections get theirs from, so that none of them sits on it when the server is restarted.
    /// </summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(15_000, 30_000);
            try
            {
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }

    private long LogLength() => new FileInfo(cluster.Data.Log) is { Exists: true } file ? file.Length : 0;

    private void PutLogAside()
    {
        if (LogLength() > LogSizeToPutAside)
            File.Move(cluster.Data.Log, cluster.Data.Log + ".old", overwrite: true);
    }

    private async Task<string> ReadLogAsync(long from, CancellationToken cancellation)
    {
        if (!File.Exists(cluster.Data.Log))
            return "";
        await using var file = new FileStream(cluster.Data.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(from, SeekOrigin.Begin);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(cancellation);
    }

    private sealed record Attempt(Postmaster? Server, StartupProblem? Problem = null, TimeSpan Patience = default);
}
