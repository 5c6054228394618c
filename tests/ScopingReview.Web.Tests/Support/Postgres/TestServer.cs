using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Npgsql;

namespace ScopingReview.Web.Tests.Support;

/// <summary>A PostgreSQL server on which each caller gets a database of its own, copied from a template that is migrated once.</summary>
/// <param name="administrator">Connects as a role that may create databases.</param>
public sealed class TestServer(string administrator)
{
    private const string Prefix = "scoping_review_test_";

    private readonly ConcurrentDictionary<MethodInfo, Lazy<Task<string>>> _templates = [];

    public string Administrator => administrator;

    /// <param name="migrateTemplateOnce">Brings the empty database it is given to the state that tests start from. Each method is run once;
    /// later calls copy the result.</param>
    public async Task<TestDatabase> CreateDatabaseAsync(Func<string, Task> migrateTemplateOnce)
    {
        var template =
            await _templates.GetOrAdd(migrateTemplateOnce.Method, _ => new(() => CreateTemplateAsync(migrateTemplateOnce))).Value;
        var name = NewName();
        await TestPostgres.ExecuteAsync(administrator, $"CREATE DATABASE {name} TEMPLATE {template} STRATEGY WAL_LOG");
        return new(administrator, name);
    }

    internal static string WithDatabase(string server, string database, bool pooled)
        => new NpgsqlConnectionStringBuilder(server)
        {
            Database = database,
            Pooling = pooled,
            MinPoolSize = 1,
            MaxPoolSize = 20
        }.ConnectionString;

    /// <summary>Databases of runs that were killed, on a server that outlives them. Names begin with the time.</summary>
    internal async Task DropLeftoversAsync()
    {
        var before = Prefix + Guid.CreateVersion7(TimeProvider.System.GetUtcNow().AddHours(-2)).ToString("N");
        List<string> leftovers = [];
        await using (var connection = new NpgsqlConnection(administrator))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(
                "SELECT datname FROM pg_database WHERE starts_with(datname, $1) AND datname < $2 COLLATE \"C\"", connection);
            command.Parameters.AddWithValue(Prefix);
            command.Parameters.AddWithValue(before);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                leftovers.Add(reader.GetString(0));
        }

        foreach (var name in leftovers)
            await TestPostgres.ExecuteAsync(administrator,
                string.Create(CultureInfo.InvariantCulture, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }

    private static string NewName() => Prefix + Guid.CreateVersion7().ToString("N");

    private async Task<string> CreateTemplateAsync(Func<string, Task> migrate)
    {
        var name = NewName();
        await TestPostgres.ExecuteAsync(administrator, $"CREATE DATABASE {name}");
        // Unpooled: a template cannot be copied while a connection to it is open.
        await migrate(WithDatabase(administrator, name, pooled: false));
        return name;
    }
}
