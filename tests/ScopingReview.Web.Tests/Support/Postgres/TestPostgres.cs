using Npgsql;

namespace ScopingReview.Web.Tests.Support;

/// <summary>
/// The tests' PostgreSQL: the server in TEST_POSTGRES (a connection string of a role that may create databases); else a container, where a
/// Docker engine answers; else a server of the machine's own programs, started by the first test. TEST_POSTGRES_SERVER ("container" or
/// "embedded") chooses between the last two.
/// </summary>
public static class TestPostgres
{
    private static readonly Lazy<Task<TestServer>> _server = new(StartAsync);

    /// <summary>Connects to the server as a role that may create databases.</summary>
    public static async Task<string> AdministratorConnectionStringAsync() => (await _server.Value).Administrator;

    /// <inheritdoc cref="TestServer.CreateDatabaseAsync"/>
    public static async Task<TestDatabase> CreateDatabaseAsync(Func<string, Task> migrateTemplateOnce)
        => await (await _server.Value).CreateDatabaseAsync(migrateTemplateOnce);

    internal static async Task ExecuteAsync(string connectionString, string statement)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<TestServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given)
        {
            var server = new TestServer(given);
            await server.DropLeftoversAsync();
            return server;
        }

        return Environment.GetEnvironmentVariable("TEST_POSTGRES_SERVER") switch
        {
            "container" => await ContainerServer.StartAsync(),
            "embedded" => await EmbeddedServer.StartAsync(),
            null or "" => await ContainerServer.StartWhereDockerAnswersAsync() ?? await EmbeddedServer.StartAsync(),
            var other => throw new InvalidOperationException($"TEST_POSTGRES_SERVER is \"{other}\": it is \"container\" or \"embedded\"."),
        };
    }
}
