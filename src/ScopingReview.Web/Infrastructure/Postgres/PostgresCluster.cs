using System.Globalization;
using System.Security.Cryptography;

namespace ScopingReview.Web.Infrastructure.Postgres;

/// <summary>The database cluster on disk: made once, checked at every start, never deleted.</summary>
internal sealed class PostgresCluster
{
    public const string Administrator = "postgres";

    private const string Settings = """

        # Scoping Review Workbench. Address, port and fsync are set at each start; the rest may be changed here.
        max_connections = 200
        shared_buffers = 256MB
        work_mem = 32MB
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_checkpoints = off
        # What was written since the last checkpoint is written again after a crash, and people wait for it: at most a minute's work, or a part of a large import.
        checkpoint_timeout = 1min
        max_wal_size = 192MB

        """;

    private PostgresCluster(DataDirectory data, PostgresBinaries binaries, string password)
        => (Data, Binaries, Password) = (data, binaries, password);

    public DataDirectory Data { get; }

    public PostgresBinaries Binaries { get; }

    public string Password { get; }

    public static async Task<PostgresCluster> OpenAsync(
        DataDirectory data, EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellation)
    {
        try
        {
            var dataVersion = ReadVersion(data.Cluster);
            var binaries = await PostgresBinaries.FindAsync(options.BinaryDirectory, data.Cluster, dataVersion, cancellation);
            if (dataVersion is not null)
                return new(data, binaries, await ReadPasswordAsync(data.PasswordFile, cancellation));
            logger.LogInformation("Making a PostgreSQL {Version} database in {Directory}", binaries.Version, data.Cluster);
            return await CreateAsync(data, binaries, options.Durable, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw PostgresProblems.Unusable(data.Root, exception.Message, exception);
        }
    }

    private static string? ReadVersion(string cluster)
    {
        if (!Directory.Exists(cluster))
            return null;
        if (!Directory.EnumerateFileSystemEntries(cluster).Any())
        {
            Directory.Delete(cluster);
            return null;
        }

        var file = Path.Combine(cluster, "PG_VERSION");
        return File.Exists(file) ? File.ReadAllText(file).Trim() : throw PostgresProblems.NotACluster(cluster);
    }

    private static async Task<string> ReadPasswordAsync(string file, CancellationToken cancellation) =>
        File.Exists(file) && (await File.ReadAllTextAsync(file, cancellation)).Trim() is { Length: > 0 } password ? password
        : throw PostgresProblems.NoPassword(file);

    /// <summary>Made under another name and renamed when complete, so that a start that was cut short is simply made again.</summary>
    private static async Task<PostgresCluster> CreateAsync(
        DataDirectory data, PostgresBinaries binaries, bool durable, CancellationToken cancellation)
    {
        var unfinished = data.Cluster + ".unfinished";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        var password = await CreatePasswordAsync(data, cancellation);
        PrivateFiles.CreateDirectory(unfinished);
        await data.Account.OwnAsync(unfinished, cancellation);

        // Bytewise order: it is the same everywhere and does not change under the indexes when the system's collations do.
        var locale = OperatingSystem.IsMacOS() ? "en_US.UTF-8" : "C.UTF-8";
        string[] arguments =
        [
            "-D", unfinished, "-U", Administrator, $"--pwfile={data.PasswordFile}", "--auth=scram-sha-256", "--encoding=UTF8",
            $"--locale={locale}", "--lc-messages=C", "--no-instructions", .. durable ? Array.Empty<string>() : ["--no-sync"],
        ];
        var result = await data.Account.RunAsync(binaries.Initdb, arguments, cancellation);
        if (result.WasInterrupted)
            throw new InterruptedException("initdb");
        if (result.ExitCode != 0)
            throw PostgresProblems.Failed("Making the database (initdb)", result.Output, data.Cluster, "not written yet");
        await File.AppendAllTextAsync(Path.Combine(unfinished, "postgresql.conf"), Settings, cancellation);
        Directory.Move(unfinished, data.Cluster);
        return new(data, binaries, password);
    }

    private static async Task<string> CreatePasswordAsync(DataDirectory data, CancellationToken cancellation)
    {
        if (File.Exists(data.PasswordFile))
            File.Delete(data.PasswordFile);
        var password = RandomNumberGenerator.GetHexString(48, lowercase: true);
        await PrivateFiles.WriteAsync(data.PasswordFile, password, cancellation);
        await data.Account.OwnAsync(data.PasswordFile, cancellation);
        return password;
    }

    public Task<CommandResult> LaunchAsync(int port, bool durable, CancellationToken cancellation)
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1", $"port={port.ToString(CultureInfo.InvariantCulture)}", "unix_socket_directories=",
            .. durable ? ["fsync=on"] : new[] { "fsync=off", "full_page_writes=off", "synchronous_commit=off" },
        ];
        return PgCtlAsync(["start", "-w", "-t", "30", "-l", Data.Log, "-o", string.Join(' ', settings.Select(setting => $"-c {setting}"))],
            cancellation);
    }

    public Task<CommandResult> StopAsync(string mode, CancellationToken cancellation)
        => PgCtlAsync(["stop", "-w", "-t", "60", "-m", mode], cancellation);

    private Task<CommandResult> PgCtlAsync(string[] arguments, CancellationToken cancellation) =>
        Data.Account.RunAsync(Binaries.PgCtl, [.. arguments, "-D", Data.Cluster], cancellation);
}
