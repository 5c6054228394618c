using Npgsql;

namespace ScopingReview.Web.Tests.Support;

public sealed class TestPostgresTests
{
    [Fact]
    public async Task Each_database_is_a_copy_of_the_template_and_shares_nothing_with_the_others()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TestPostgres.CreateDatabaseAsync(MigrateAsync)));
        try
        {
            foreach (var database in databases)
            {
                Assert.Equal(0L, await ScalarAsync(database, "SELECT count(*) FROM test_postgres"));
                await TestPostgres.ExecuteAsync(database.ConnectionString, "INSERT INTO test_postgres VALUES (1)");
            }
        }
        finally
        {
            foreach (var database in databases)
                await database.DisposeAsync();
        }

        await using var connection = new NpgsqlConnection(databases[0].ConnectionString);
        var gone = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, gone.SqlState);
    }

    private static async Task MigrateAsync(string connectionString) =>
        await TestPostgres.ExecuteAsync(connectionString, "CREATE TABLE test_postgres (id int)");

    private static async Task<object?> ScalarAsync(TestDatabase database, string query)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(query);
        return await command.ExecuteScalarAsync();
    }
}
