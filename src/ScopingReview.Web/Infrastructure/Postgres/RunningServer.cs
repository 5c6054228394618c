using Npgsql;

namespace ScopingReview.Web.Infrastructure.Postgres;

/// <summary>The built-in database of a workbench that runs, for a command beside it. Nothing is started, made or changed.</summary>
internal static class RunningServer
{
    /// <summary>How to connect; null when a server of one's own is configured, or the built-in one does not run.</summary>
    public static async Task<string?> FindAsync(IConfiguration configuration, string contentRoot)
    {
        if (!string.IsNullOrWhiteSpace(configuration.GetConnectionString(DatabaseServer.ConnectionName)))
            return null;
        var root = Path.GetFullPath(EmbeddedPostgresOptions.From(configuration, contentRoot).DataDirectory);
        try
        {
            var elsewhere = Path.Combine(root, "database-location");
            if (File.Exists(elsewhere))
                root = (await File.ReadAllTextAsync(elsewhere)).Trim();
            if (Postmaster.Read(Path.Combine(root, "postgres")) is not { IsAlive: true, IsReady: true, Port: > 0 } server)
                return null;
            return new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1",
                Port = server.Port,
                Database = EmbeddedPostgres.DatabaseName,
                Username = EmbeddedPostgres.DatabaseName,
                Password = (await File.ReadAllTextAsync(Path.Combine(root, "postgres-password"))).Trim(),
                SslMode = SslMode.Disable,
                GssEncryptionMode = GssEncryptionMode.Disable,
            }.ConnectionString;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw PostgresProblems.Unusable(root, exception.Message, exception);
        }
    }
}
