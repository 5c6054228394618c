using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ScopingReview.Web.Data;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Database;

/// <summary>A database of any earlier version becomes what a new one is, and what a migration has run stays as it was.</summary>
public sealed class MigrationsTests
{
    /// <summary>
    /// The first ten hex digits of each file's SHA-256. A file that stands here is never changed: databases that ran it would differ from
    /// those that run it now. What is to be different is a file of a new migration, with a line of its own.
    /// </summary>
    private static readonly Dictionary<string, string> _files = new(StringComparer.Ordinal)
    {
        ["Access.never_emptied"] = "536fff7261",
        ["ClearNames.original_entries"] = "d90ca7e842",
        ["ClearNames.stage_views"] = "4dda053c13",
        ["CommentsAndSavedFilters.announce_review"] = "b22f09fac1",
        ["CommentsAndSavedFilters.append_only"] = "e4ad8a053a",
        ["CountingCharts.counting_charts"] = "43f2e67f8d",
        ["DecisionImportUndo.append_only"] = "6c7f25ac5b",
        ["Deduplication.append_only"] = "ca65765f11",
        ["Deduplication.open_duplicate_candidates"] = "a594e93f4c",
        ["Deduplication.record_outcomes"] = "0ac03a2957",
        ["EnumTextsAndSearch.search_words"] = "4123807697",
        ["FullTextReading.announce_review"] = "82ef77d452",
        ["FullTextReading.record_outcomes"] = "609ee754b4",
        ["FullTextReading.record_outcomes_before"] = "a391aca678",
        ["Initial.append_only"] = "27a84d183d",
        ["Initial.immutable_join"] = "6abbb155cf",
        ["Initial.record_outcomes"] = "7018b61a9a",
        ["LabelsAndNotes.append_only"] = "f428d455e7",
        ["LabelsAndNotes.desk_orders"] = "0303e5ef28",
        ["OpenDuplicates.open_duplicate_candidates"] = "d81b827b68",
        ["Protocol.append_only"] = "ff634dc259",
        ["Ranking.append_only"] = "3ff24f41ce",
        ["RankingPriors.append_only"] = "4d5d04e614",
        ["RankingStops.append_only"] = "0dea556db6",
        ["RecordWords.record_words"] = "5030462559",
        ["RemovalsAndPreviousVersion.announce_review"] = "18e94ab835",
        ["RemovalsAndPreviousVersion.append_only"] = "65d2f4f2b5",
        ["SeveralForms.append_only"] = "29761ee3f2",
        ["SeveralForms.backfill"] = "1e5d87ca0e",
        ["SeveralForms.counting_charts"] = "558a5bfc35",
        ["StrataAndPilotRounds.append_only"] = "c332aeaf4b",
        ["StudyTables.append_only"] = "ec0a521471",
        ["TableWordings.append_only"] = "11f648eb93",
        ["Team.announce_review"] = "df0a59257b",
        ["Team.append_only"] = "11c654edd6",
        ["WithdrawnImportsAndTakenOverDecisions.append_only"] = "e32055b020",
    };

    private const string Schema =
        """
        select format('%s %s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) from information_schema.columns where table_schema = 'public'
        union all select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
        union all select indexdef from pg_indexes where schemaname = 'public'
        union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
        union all select format('%s %s', viewname, definition) from pg_views where schemaname = 'public'
        union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f' and probin is null
        union all select format('%s %s', objoid::regclass, description) from pg_description where classoid = 'pg_class'::regclass and objoid::regclass::text not like 'pg\_%'
        order by 1
        """;

    [Fact]
    public void A_file_that_a_migration_has_run_is_never_changed()
    {
        var assembly = typeof(SqlFile).Assembly;
        const string folder = "ScopingReview.Web.Data.Sql.";
        Assert.Equal(
            _files.OrderBy(file => file.Key, StringComparer.Ordinal),
            assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Select(name => name[folder.Length..^".sql".Length])
                .ToDictionary(name => name,
                    name => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(SqlFile.Read(name))))[..10],
                    StringComparer.Ordinal)
                .OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_earlier_version_comes_to_the_schema_of_a_new_database()
    {
        await using var fresh = await TestPostgres.CreateDatabaseAsync(Workbench.MigrateAsync);
        var expected = await SchemaAsync(fresh);
        await using var old = await TestPostgres.CreateDatabaseAsync(LeaveEmptyAsync);
        await using var db = Context(old);
        var migrator = db.GetService<IMigrator>();
        foreach (var migration in db.Database.GetMigrations())
            await migrator.MigrateAsync(migration);

        Assert.Equal(expected, await SchemaAsync(old));
    }

    [Fact]
    public async Task The_migrations_make_what_the_model_says()
    {
        await using var fresh = await TestPostgres.CreateDatabaseAsync(Workbench.MigrateAsync);
        await using var db = Context(fresh);

        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration: CONTRIBUTING.md says how.");
    }

    private static ReviewDbContext Context(TestDatabase database)
        => new(new DbContextOptionsBuilder<ReviewDbContext>().UseNpgsql(database.ConnectionString).Options);

    private static Task LeaveEmptyAsync(string connectionString) => Task.CompletedTask;

    private static async Task<List<string>> SchemaAsync(TestDatabase database)
    {
        await using var db = Context(database);
        return await db.Database.SqlQueryRaw<string>(Schema).ToListAsync();
    }
}
