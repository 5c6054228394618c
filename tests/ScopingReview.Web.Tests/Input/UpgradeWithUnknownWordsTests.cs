using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Input;

/// <summary>Earlier versions stored verdicts that do not exist. The upgrade names them and changes nothing.</summary>
public sealed class UpgradeWithUnknownWordsTests
{
    private const string Before = "20261126015921_Unblindings";

    [Fact]
    public async Task An_upgrade_names_rows_with_unknown_words_and_leaves_them_to_a_person()
    {
        await using var database = await TestPostgres.CreateDatabaseAsync(MigrateToBeforeAsync);
        var (decision, number) = await AddVoteWithoutMeaningAsync(database.ConnectionString);

        var problem = await Assert.ThrowsAsync<StartupProblem>(() => Workbench.MigrateAsync(database.ConnectionString));

        Assert.Contains($"decisions {decision} ({RecordNumber.Format(number)}): verdict “9”", problem.WhatHappened, StringComparison.Ordinal);
        Assert.Contains("docs/OPERATIONS.md", problem.WhatToDo, StringComparison.Ordinal);
        await using (var db = Context(database.ConnectionString))
        {
            Assert.Equal("9", await db.Database.SqlQuery<string>($"select verdict as \"Value\" from decisions where id = {decision}").SingleAsync());
            Assert.DoesNotContain(await db.Database.GetAppliedMigrationsAsync(), migration => migration.EndsWith("_EnumTextsAndSearch", StringComparison.Ordinal));
        }

        // As docs/OPERATIONS.md says.
        await TestPostgres.ExecuteAsync(database.ConnectionString,
            $"begin; alter table decisions disable trigger append_only; delete from decisions where id = '{decision}'; alter table decisions enable trigger append_only; commit;");
        await Workbench.MigrateAsync(database.ConnectionString);
        await using var upgraded = Context(database.ConnectionString);
        Assert.Equal([number], await upgraded.Records.Where(r => r.SearchVector!.Matches(EF.Functions.WebSearchToTsQuery("english", ReviewDbContext.WordsOf("zazolc")))).Select(r => r.Number).ToListAsync());
    }

    private static async Task MigrateToBeforeAsync(string connectionString)
    {
        await using var db = Context(connectionString);
        await db.GetService<IMigrator>().MigrateAsync(Before);
    }

    private static async Task<(Guid Decision, int Number)> AddVoteWithoutMeaningAsync(string connectionString)
    {
        await using var db = Context(connectionString);
        var now = TimeProvider.System.GetUtcNow();
        var person = Guid.CreateVersion7();
        var review = new Review { Title = "A review", CreatedAt = now, CreatedById = person };
        var source = new InformationSource { ReviewId = review.Id, Name = "PubMed", Kind = InformationSourceKind.Database, ScreensTitles = true, CreatedAt = now };
        var run = new SearchRun { ReviewId = review.Id, SourceId = source.Id, CreatedAt = now };
        var import = new ImportFile
        {
            ReviewId = review.Id,
            SourceId = source.Id,
            SearchRunId = run.Id,
            FileName = "made.ris",
            Format = "RIS",
            Sha256 = "1",
            Length = 1,
            RecordCount = 1,
            RefusedCount = 0,
            IssuesJson = "[]",
            ImportedById = person,
            ImportedAt = now,
        };
        var record = new ReviewRecord { ReviewId = review.Id, Number = 7, SourceId = source.Id, ImportId = import.Id, PositionInFile = 1, Title = "Zażółć gęślą jaźń", RawText = "" };
        db.AddRange(review, source, run, import, record);
        await db.SaveChangesAsync();
        var decision = Guid.CreateVersion7();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into decisions (id, review_id, stage, record_id, reviewer_id, operation_id, verdict, at)
            values ({decision}, {review.Id}, 'TitleAbstract', {record.Id}, {person}, {Guid.CreateVersion7()}, '9', {now})
            """);
        return (decision, record.Number);
    }

    private static ReviewDbContext Context(string connectionString) => new(new DbContextOptionsBuilder<ReviewDbContext>().UseNpgsql(connectionString).Options);
}
