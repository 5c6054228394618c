using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Backup;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Input;

/// <summary>Earlier versions stored verdicts that do not exist. The upgrade names them and changes nothing.</summary>
public sealed class UpgradeWithUnknownWordsTests
{
    private const string Before = "20261126015921_Unblindings";
    private const int Number = 2;

    [Fact]
    public async Task An_upgrade_names_rows_with_unknown_words_and_leaves_them_to_a_person()
    {
        await using var database = await TestPostgres.CreateDatabaseAsync(MigrateToBeforeAsync);
        var decision = await AddVoteWithoutMeaningAsync(database.ConnectionString);

        var problem = await Assert.ThrowsAsync<StartupProblem>(() => Workbench.MigrateAsync(database.ConnectionString));

        Assert.Contains($"decisions {decision} ({RecordNumber.Format(Number)}): verdict “9”", problem.WhatHappened,
            StringComparison.Ordinal);
        Assert.Contains("docs/OPERATIONS.md", problem.WhatToDo, StringComparison.Ordinal);
        await using (var db = Context(database.ConnectionString))
        {
            Assert.Equal("9",
                await db.Database.SqlQuery<string>($"select verdict as \"Value\" from decisions where id = {decision}").SingleAsync());
            Assert.DoesNotContain(await db.Database.GetAppliedMigrationsAsync(),
                migration => migration.EndsWith("_EnumTextsAndSearch", StringComparison.Ordinal));
        }

        // As docs/OPERATIONS.md says.
        await TestPostgres.ExecuteAsync(database.ConnectionString,
            $"begin; alter table decisions disable trigger append_only; delete from decisions where id = '{decision}'; alter table decisions enable trigger append_only; commit;");
        await Workbench.MigrateAsync(database.ConnectionString);
        await using var upgraded = Context(database.ConnectionString);
        Assert.Equal(
            [1, 2, 3],
            await upgraded.Records.Where(
                r => r.SearchVector!.Matches(EF.Functions.WebSearchToTsQuery("english", ReviewDbContext.WordsOf("akerblom"))))
                .OrderBy(r => r.Number).Select(r => r.Number).ToListAsync());
    }

    private static async Task MigrateToBeforeAsync(string connectionString)
    {
        await FirstVersion.FillAsync(connectionString);
        await using var db = Context(connectionString);
        await db.GetService<IMigrator>().MigrateAsync(Before);
    }

    private static async Task<Guid> AddVoteWithoutMeaningAsync(string connectionString)
    {
        var decision = Guid.CreateVersion7();
        await TestPostgres.ExecuteAsync(
            connectionString,
            $"""
            insert into decisions (id, review_id, stage, record_id, reviewer_id, operation_id, verdict, at)
            select '{decision}', review_id, 'FullText', record_id, reviewer_id, gen_random_uuid(), '9', now() from decisions
            where record_id = (select id from records where number = {Number})
            """);
        return decision;
    }

    private static ReviewDbContext Context(string connectionString)
        => new(new DbContextOptionsBuilder<ReviewDbContext>().UseNpgsql(connectionString).Options);
}
