using Microsoft.EntityFrameworkCore.Migrations;

namespace ScopingReview.Web.Data;

/// <summary>
/// What EF has no words for: functions, views, triggers. Each stands in a file of its own below Data/Sql, named after the migration that
/// runs it, and is never changed afterwards: what is to be different comes in a file of a new migration (MigrationsTests hold the files to
/// what they were).
/// </summary>
internal static class SqlFile
{
    /// <param name="name">The migration and what it makes: "Deduplication.record_outcomes".</param>
    public static void Run(this MigrationBuilder migration, string name) => migration.Sql(Read(name));

    public static string Read(string name)
    {
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream($"ScopingReview.Web.Data.Sql.{name}.sql")
            ?? throw new ArgumentException($"There is no Data/Sql/{name}.sql.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}
