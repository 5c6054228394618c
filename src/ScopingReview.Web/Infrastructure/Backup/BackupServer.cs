using Npgsql;
using ScopingReview.Web.Infrastructure.Postgres;

namespace ScopingReview.Web.Infrastructure.Backup;

/// <summary>The server that the workbench uses, for as long as a backup or a restore takes.</summary>
internal sealed class BackupServer : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _started;

    private BackupServer(string connectionString, string? programsIn, EmbeddedPostgres? started)
        => (ConnectionString, ProgramsIn, _started) = (connectionString, programsIn, started);

    public string ConnectionString { get; }

    /// <summary>The one directory to take pg_dump and pg_restore from; null for the usual places.</summary>
    public string? ProgramsIn { get; }

    /// <summary>For making and renaming databases; null on a server of somebody else's, where that is not for us.</summary>
    public string? AdministratorConnectionString => _started?.AdministratorConnectionString;

    /// <summary>While the workbench runs, its own server; else one that is started, and stopped again.</summary>
    public static async Task<BackupServer> ForBackupAsync(IConfiguration configuration, ILogger logger, CancellationToken stop)
    {
        if (await GivenAsync(configuration, logger, stop) is { } given)
            return given;
        var options = EmbeddedPostgresOptions.From(configuration, AppContext.BaseDirectory);
        if (!await EmbeddedPostgres.ExistsAsync(options, logger, stop))
            throw new StartupProblem(
                $"There is no database in {options.DataDirectory}.",
                "Set SCOPING_REVIEW_DATA to the directory that the workbench has its data in.");
        return await EmbeddedPostgres.FindRunningAsync(options, logger, stop) is { } running
            ? new(running, options.BinaryDirectory, null)
            : await StartAsync(options, logger, stop);
    }

    /// <summary>One that no workbench uses: the lock on the data directory keeps others out.</summary>
    public static async Task<BackupServer> ForRestoreAsync(IConfiguration configuration, ILogger logger, CancellationToken stop)
        => await GivenAsync(configuration, logger, stop)
            ?? await StartAsync(EmbeddedPostgresOptions.From(configuration, AppContext.BaseDirectory), logger, stop);

    /// <summary>Unpooled, because a database with an open connection can be neither renamed nor dropped.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken stop)
    {
        var connection = new NpgsqlConnection(Unpooled(connectionString));
        await connection.OpenAsync(stop);
        return connection;
    }

    /// <summary>And such that an open connection can still tell the password, which pg_dump needs.</summary>
    public static string Unpooled(string connectionString, string? database = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, PersistSecurityInfo = true };
        if (database is not null)
            settings.Database = database;
        return settings.ConnectionString;
    }

    public ValueTask DisposeAsync() => _started?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<BackupServer?> GivenAsync(IConfiguration configuration, ILogger logger, CancellationToken stop)
    {
        if (configuration.GetConnectionString(DatabaseServer.ConnectionName) is not { Length: > 0 } given)
            return null;
        await using var server = await DatabaseServer.StartAsync(configuration, AppContext.BaseDirectory, logger, stop);
        return new(given, EmbeddedPostgresOptions.From(configuration, AppContext.BaseDirectory).BinaryDirectory, null);
    }

    private static async Task<BackupServer> StartAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken stop)
    {
        var started = await EmbeddedPostgres.StartAsync(options, logger, stop);
        return new(started.ConnectionString, options.BinaryDirectory, started);
    }
}
