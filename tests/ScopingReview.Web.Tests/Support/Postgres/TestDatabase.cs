using Npgsql;

namespace ScopingReview.Web.Tests.Support;

/// <summary>A database of one test or test class, dropped with it.</summary>
public sealed class TestDatabase(string server, string name) : IAsyncDisposable
{
    public string ConnectionString { get; } = TestServer.WithDatabase(server, name, pooled: true);

    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await TestPostgres.ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
    }
}
