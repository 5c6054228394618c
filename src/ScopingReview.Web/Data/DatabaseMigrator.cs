using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Web.Data.Migrations;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Data;

/// <summary>Brings the database to the newest migration. An advisory lock makes two instances starting at once wait for each other.</summary>
public static class DatabaseMigrator
{
    /// <summary>Any constant will do, as long as nothing else in this database uses it.</summary>
    private const long MigrationLock = 7_203_115_902_114;

    /// <summary>
    /// PostgreSQL's just-in-time compiler takes longer over the wide counts of the navigation and the flow than their execution does (the navigation at 20,000
    /// records: 227 ms with it, 127 ms without, on the same busy machine). A setting of this database alone; where the role does not own it, it stays as it is.
    /// </summary>
    private const string WithoutJit =
        """
        do $$ begin
            execute format('alter database %I set jit = off', current_database());
        exception when insufficient_privilege then null;
        end $$
        """;

    public static async Task MigrateAsync(ReviewDbContext db, CancellationToken cancellationToken = default)
    {
        // A migration may rewrite a table of a hundred thousand records.
        db.Database.SetCommandTimeout(TimeSpan.FromHours(2));
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_lock({MigrationLock})", cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
            await db.Database.ExecuteSqlRawAsync(WithoutJit, cancellationToken);
            await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock({MigrationLock})", cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == UnknownWords.SqlState)
        {
            throw new StartupProblem(exception.MessageText, exception.Hint!, exception);
        }
        finally
        {
            // Closing the session also releases the lock when a migration failed.
            await db.Database.CloseConnectionAsync();
            db.Database.SetCommandTimeout(null);
        }
    }
}
