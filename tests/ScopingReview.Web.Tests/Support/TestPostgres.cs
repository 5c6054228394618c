using System.Collections.Concurrent;
using System.Reflection;
using Npgsql;

namespace ScopingReview.Web.Tests.Support;

public static class TestPostgres
{
    private static readonly ConcurrentDictionary<MethodInfo, Lazy<Task<string>>> Templates = [];

    public static async Task<TestDatabase> CreateDatabaseAsync(Func<string, Task> migrateTemplateOnce)
    {
        var server = Environment.GetEnvironmentVariable("TEST_POSTGRES") ?? throw new InvalidOperationException("TEST_POSTGRES is not set");
        var template = await Templates.GetOrAdd(migrateTemplateOnce.Method, _ => new(async () =>
        {
            var name = "t_" + Guid.CreateVersion7().ToString("N");
            await ExecuteAsync(server, $"CREATE DATABASE {name}");
            await migrateTemplateOnce(new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ConnectionString);
            return name;
        })).Value;
        var database = "t_" + Guid.CreateVersion7().ToString("N");
        await ExecuteAsync(server, $"CREATE DATABASE {database} TEMPLATE {template} STRATEGY WAL_LOG");
        return new(server, database);
    }

    internal static async Task ExecuteAsync(string connectionString, string statement)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}

public sealed class TestDatabase(string server, string name) : IAsyncDisposable
{
    public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;

    public async ValueTask DisposeAsync() => await TestPostgres.ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
}
