using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Web.Data.Migrations;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Data;

/// <summary>
/// Brings the database to the newest migration. An advisory lock makes two instances starting at once wait for each other.
/// </summary>
public static class DatabaseMigrator
{
    /// <summary>Any constant will do, as long as nothing else in this database uses it.</summary>
    internal const long MigrationLock = 7_203_115_902_114;

    /// <summary>
    /// PostgreSQL's just-in-time compiler takes longer over the wide counts of the navigation and the flow than their execution does (the
    /// navigation at 20,000 records: 227 ms with it, 127 ms without, on the same busy machine). A setting of this database alone; where the
    /// role does not own it, it stays as it is.
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
            await RefuseNewerAsync(db, cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
            await db.Database.ExecuteSqlRawAsync(WithoutJit, cancellationToken);
            await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock({MigrationLock})", cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == UnknownWords.SqlState)
        {
            throw new StartupProblem(exception.MessageText, exception.Hint!, exception);
        }
        catch (PostgresException exception) when (Explain(exception) is { } whatToDo)
        {
            throw new StartupProblem($"The database could not be brought up to date: {exception.MessageText}.", whatToDo, exception);
        }
        finally
        {
            // Closing the session also releases the lock when a migration failed.
            await db.Database.CloseConnectionAsync();
            db.Database.SetCommandTimeout(null);
        }
    }

    /// <summary>An older program would work on tables that it does not know, and say nothing.</summary>
    private static async Task RefuseNewerAsync(ReviewDbContext db, CancellationToken cancellationToken)
    {
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        var unknown = applied.Except(db.Database.GetMigrations(), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            throw new StartupProblem(
                $"The database was brought up to date by a newer version of the workbench (it has {unknown[^1]}).",
                "Start that version. There is no way back to this one but a backup from before: scripts/restore.");
    }

    /// <summary>What a person can put right on the server; null for what is a fault of ours.</summary>
    private static string? Explain(PostgresException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.InsufficientPrivilege =>
            "Make the user of the workbench the owner of its database and of everything in it (REASSIGN OWNED BY … TO …).",
        PostgresErrorCodes.DiskFull => "Make room on the disk that holds the database, then start again.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "Let the database be written (default_transaction_read_only).",
        PostgresErrorCodes.UndefinedFile or PostgresErrorCodes.FeatureNotSupported =>
            "Install PostgreSQL's additional modules on the server (Debian and Ubuntu have them; Fedora, RHEL: dnf install postgresql-contrib).",
        _ => null,
    };
}
