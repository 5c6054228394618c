using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ScopingReview.Web.Infrastructure.Postgres;

namespace ScopingReview.Web.Tests.Support;

/// <summary>
/// The tests' PostgreSQL: the server in TEST_POSTGRES (a connection string of a role that may create databases), else one that the first
/// test starts. Each caller gets a database of its own, copied from a template that is migrated once.
/// </summary>
public static class TestPostgres
{
    private const string Prefix = "scoping_review_test_";

    private static readonly Lazy<Task<string>> Server = new(StartServerAsync);
    private static readonly ConcurrentDictionary<MethodInfo, Lazy<Task<string>>> Templates = [];
    // Held to the end of the process: the server's lock, and the input that the shell below waits on.
    private static EmbeddedPostgres? _ownServer;
    private static Process? _stopper;

    /// <summary>Connects to the server as a role that may create databases.</summary>
    public static Task<string> AdministratorConnectionStringAsync() => Server.Value;

    /// <param name="migrateTemplateOnce">Brings the empty database it is given to the state that tests start from. Each method is run once; later calls copy the result.</param>
    public static async Task<TestDatabase> CreateDatabaseAsync(Func<string, Task> migrateTemplateOnce)
    {
        var server = await Server.Value;
        var template = await Templates.GetOrAdd(migrateTemplateOnce.Method, _ => new(() => CreateTemplateAsync(server, migrateTemplateOnce))).Value;
        var name = NewName();
        await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE {template} STRATEGY WAL_LOG");
        return new(server, name);
    }

    internal static string WithDatabase(string server, string database, bool pooled) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database, Pooling = pooled, MaxPoolSize = 20 }.ConnectionString;

    internal static async Task ExecuteAsync(string connectionString, string statement)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string NewName() => Prefix + Guid.CreateVersion7().ToString("N");

    private static async Task<string> CreateTemplateAsync(string server, Func<string, Task> migrate)
    {
        var name = NewName();
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        // Unpooled: a template cannot be copied while a connection to it is open.
        await migrate(WithDatabase(server, name, pooled: false));
        return name;
    }

    private static async Task<string> StartServerAsync()
    {
        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given)
        {
            await DropLeftoversAsync(given);
            return given;
        }

        var directory = Directory.CreateTempSubdirectory("scoping-review-tests-").FullName;
        _ownServer = await EmbeddedPostgres.StartAsync(new() { DataDirectory = directory, Durable = false }, NullLogger.Instance);
        StopWithThisProcess(directory, _ownServer.DataDirectory);
        return _ownServer.AdministratorConnectionString;
    }

    /// <summary>
    /// A shell that waits for the end of this process, however it ends (the test platform gives it no time to clean up): its input then
    /// closes, and it stops the server and deletes the directory.
    /// </summary>
    private static void StopWithThisProcess(string directory, string data)
    {
        const string script = """
            exec >/dev/null 2>&1
            trap '' INT TERM HUP
            cat
            kill -QUIT "$(head -n 1 "$1/postgres/postmaster.pid")"
            for _ in $(seq 100); do [ -e "$1/postgres/postmaster.pid" ] || break; sleep 0.1; done
            rm -rf "$1" "$0"
            """;
        _stopper = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script, directory, data]) { UseShellExecute = false, RedirectStandardInput = true });
    }

    /// <summary>Databases of runs that were killed, on a server that outlives them. Names begin with the time.</summary>
    private static async Task DropLeftoversAsync(string server)
    {
        var before = Prefix + Guid.CreateVersion7(TimeProvider.System.GetUtcNow().AddHours(-2)).ToString("N");
        List<string> leftovers = [];
        await using (var connection = new NpgsqlConnection(server))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT datname FROM pg_database WHERE starts_with(datname, $1) AND datname < $2 COLLATE \"C\"", connection);
            command.Parameters.AddWithValue(Prefix);
            command.Parameters.AddWithValue(before);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                leftovers.Add(reader.GetString(0));
        }

        foreach (var name in leftovers)
            await ExecuteAsync(server, string.Create(CultureInfo.InvariantCulture, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }
}

/// <summary>A database of one test or test class, dropped with it.</summary>
public sealed class TestDatabase(string server, string name) : IAsyncDisposable
{
    public string ConnectionString { get; } = TestPostgres.WithDatabase(server, name, pooled: true);

    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await TestPostgres.ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
    }
}
