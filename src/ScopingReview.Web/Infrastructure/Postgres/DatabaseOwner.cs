using Npgsql;

namespace ScopingReview.Web.Infrastructure.Postgres;

/// <summary>
/// The role that the workbench connects as. It owns its database, may create the trusted extensions there (pg_trgm, unaccent), and,
/// unlike the superuser, can neither read the machine's files nor run programs through SQL.
/// </summary>
internal static class DatabaseOwner
{
    public static async Task EnsureAsync(string administratorConnectionString, string password, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(administratorConnectionString);
        const string name = EmbeddedPostgres.DatabaseName;
        if (!await ExistsAsync(source, "SELECT FROM pg_roles WHERE rolname = $1", name, cancellation))
        {
            // DDL takes no parameters; the password is hexadecimal.
            await ExecuteAsync(source, $"CREATE ROLE {name} LOGIN PASSWORD '{password}'", cancellation);
        }

        if (!await ExistsAsync(source, "SELECT FROM pg_database WHERE datname = $1", name, cancellation))
            await ExecuteAsync(source, $"CREATE DATABASE {name} OWNER {name}", cancellation);
    }

    private static async Task<bool> ExistsAsync(NpgsqlDataSource source, string query, string name, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(query);
        command.Parameters.AddWithValue(name);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string statement, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
