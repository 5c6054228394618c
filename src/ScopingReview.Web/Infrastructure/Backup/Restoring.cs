using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Postgres;

namespace ScopingReview.Web.Infrastructure.Backup;

/// <param name="Counts">Rows of each table as they came out of the dump.</param>
/// <param name="Kept">The database that holds what was there before; null when there was nothing.</param>
internal sealed record Restored(IReadOnlyDictionary<string, long> Counts, string? Kept);

/// <summary>
/// A dump goes into an empty database and is brought up to date there, whichever version wrote it: over tables of a newer version it
/// would fail, because it does
/// not know what hangs on what it is to replace.
/// </summary>
internal static class Restoring
{
    private const string Unfinished = EmbeddedPostgres.DatabaseName + "_restoring";

    /// <exception cref="StartupProblem">It could not be restored; the database is as it was.</exception>
    public static Task<Restored> RestoreAsync(DumpFile dump, BackupServer server, CancellationToken stop)
        => server.AdministratorConnectionString is { } administrator ? ReplaceAsync(dump, server, administrator, stop)
            : FillAsync(dump, server, stop);

    /// <summary>Somebody else's server: into the database that is named, which has to be empty.</summary>
    private static async Task<Restored> FillAsync(DumpFile dump, BackupServer server, CancellationToken stop)
    {
        await using (var database = await BackupServer.OpenAsync(server.ConnectionString, stop))
        {
            if ((await TableCounts.OfAsync(database, null, stop)).Count > 0)
                throw new StartupProblem(
                    $"The database \"{database.Database}\" is not empty.",
                    "Stop the workbench, rename that database (ALTER DATABASE … RENAME TO …), create an empty one in its place " +
                    "(createdb --encoding=UTF8 --template=template0 --owner=<user>), and do this again.");
        }

        return new(await ReadAsync(dump, server.ConnectionString, server.ProgramsIn, stop), null);
    }

    /// <summary>Our own server: into a new database beside the present one; the two change places when all is well.</summary>
    private static async Task<Restored> ReplaceAsync(DumpFile dump, BackupServer server, string administrator, CancellationToken stop)
    {
        const string present = EmbeddedPostgres.DatabaseName;
        await using var servers = await BackupServer.OpenAsync(administrator, stop);
        await ExecuteAsync(servers, $"drop database if exists {Unfinished}", stop);
        await ExecuteAsync(servers, $"create database {Unfinished} owner {present}", stop);
        try
        {
            var counts = await ReadAsync(dump, BackupServer.Unpooled(server.ConnectionString, Unfinished), server.ProgramsIn, stop);
            var kept = await HoldsSomethingAsync(server.ConnectionString, stop)
                ? $"{present}_before_{TimeProvider.System.GetUtcNow().ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture)}"
                : null;
            if (kept is null)
                await ExecuteAsync(servers, $"drop database {present}", stop);
            // Both or neither.
            var makeWay = kept is null ? "" : $"alter database {present} rename to {kept}; ";
            await ExecuteAsync(servers, $"{makeWay}alter database {Unfinished} rename to {present}", CancellationToken.None);
            return new(counts, kept);
        }
        catch
        {
            await ExecuteAsync(servers, $"drop database if exists {Unfinished}", CancellationToken.None);
            throw;
        }
    }

    private static async Task<IReadOnlyDictionary<string, long>> ReadAsync(
        DumpFile dump, string into, string? programsIn, CancellationToken stop)
    {
        IReadOnlyDictionary<string, long> counts;
        await using (var database = await BackupServer.OpenAsync(into, stop))
            counts = await dump.ReadIntoAsync(database, programsIn, stop);
        await using var db = new ReviewDbContext(
            new DbContextOptionsBuilder<ReviewDbContext>().UseNpgsql(BackupServer.Unpooled(into)).Options);
        await DatabaseMigrator.MigrateAsync(db, stop);
        await MakeWordsAsync(db, stop);
        await db.Database.ExecuteSqlAsync($"analyze", stop);
        return counts;
    }

    /// <summary>Another version of PostgreSQL may stem words otherwise, and a search asks for them in its way.</summary>
    private static async Task MakeWordsAsync(ReviewDbContext db, CancellationToken stop)
    {
        db.Database.SetCommandTimeout(0);
        await db.Database.ExecuteSqlAsync(
            $"""
            update records set search_vector = words.made
            from (
                select id, record_words(title, immutable_join(authors), immutable_join(keywords), journal, abstract) as made from records
            ) words
            where words.id = records.id and search_vector <> words.made
            """, stop);
    }

    private static async Task<bool> HoldsSomethingAsync(string connectionString, CancellationToken stop)
    {
        await using var database = await BackupServer.OpenAsync(connectionString, stop);
        return (await TableCounts.OfAsync(database, null, stop)).Any(table => table.Value > 0
            && !table.Key.Contains("__EF", StringComparison.Ordinal));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(stop);
    }
}
