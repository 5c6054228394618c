using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Sources;

/// <summary>An import that is interrupted, wherever it is, has stored nothing; repeated, it stores everything once.</summary>
public sealed class CancelledImportTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Theory]
    [InlineData("imports", DraftState.Waiting)]
    [InlineData("records", DraftState.Waiting)]
    [InlineData("original_entries", DraftState.Storing)]
    [InlineData("duplicate_links", DraftState.FindingDuplicates)]
    [InlineData("audit_events", DraftState.Waiting)]
    public async Task Cancelled_where_it_waits_for_a_table_it_leaves_nothing_and_can_be_repeated(string table, DraftState state)
    {
        var review = await workbench.AddReviewAsync();
        var draft = await workbench.LayOutAsync(review, "pubmed.ris", ImportHelper.Ris(1, 300, $"cancel.{table}"));
        await using (var blocker = new NpgsqlConnection(workbench.ConnectionString))
        {
            await blocker.OpenAsync();
            await using var transaction = await blocker.BeginTransactionAsync();
            await using (var command = new NpgsqlCommand($"lock table {table} in access exclusive mode", blocker))
                await command.ExecuteNonQueryAsync();
            await workbench.StartAsync(review, draft);
            await UntilBlockedAsync(table);
            Assert.Equal(state, draft.State);

            await workbench.As<ImportService>(review.Lead).CancelAsync(review.Id, draft.Id);
            await workbench.WhenIdleAsync();
            Assert.Equal(DraftState.Cancelled, draft.State);
            await transaction.RollbackAsync();
        }

        Assert.Equal((0, 0, 0, 0), await CountAsync(review));
        await workbench.StartAsync(review, draft);
        await workbench.WhenIdleAsync();
        Assert.Equal(DraftState.Imported, draft.State);
        Assert.Equal((300, 1, 1, 1), await CountAsync(review));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(1999)]
    public async Task Cancelled_after_some_records_it_leaves_nothing_or_everything(int after)
    {
        var review = await workbench.AddReviewAsync();
        var draft = await workbench.LayOutAsync(review, "pubmed.ris", ImportHelper.Ris(1, 2000, $"some.{after}"));
        var service = workbench.As<ImportService>(review.Lead);
        await workbench.StartAsync(review, draft);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (draft.StoredRecords < after && draft.IsMoving)
        {
            timeout.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await service.CancelAsync(review.Id, draft.Id);
        await workbench.WhenIdleAsync();

        // It may have been finished before the wish arrived; half of it is never there.
        Assert.Equal(draft.State == DraftState.Imported ? (2000, 1, 1, 1) : (0, 0, 0, 0), await CountAsync(review));
        if (draft.State != DraftState.Imported)
        {
            await workbench.StartAsync(review, draft);
            await workbench.WhenIdleAsync();
        }

        Assert.Equal((2000, 1, 1, 1), await CountAsync(review));
    }

    [Fact]
    public async Task A_connection_that_the_database_cuts_leaves_nothing()
    {
        var review = await workbench.AddReviewAsync();
        var draft = await workbench.LayOutAsync(review, "pubmed.ris", ImportHelper.Ris(1, 300, "cut"));
        await using var blocker = new NpgsqlConnection(workbench.ConnectionString);
        await blocker.OpenAsync();
        await using var transaction = await blocker.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("lock table records in access exclusive mode", blocker))
            await command.ExecuteNonQueryAsync();
        await workbench.StartAsync(review, draft);
        await UntilBlockedAsync("records");

        await using (var command = new NpgsqlCommand(
            "select pg_terminate_backend(pid) from pg_locks where not granted and relation = 'records'::regclass", blocker))
            await command.ExecuteNonQueryAsync();
        await workbench.WhenIdleAsync();

        Assert.Equal(DraftState.Failed, draft.State);
        await transaction.RollbackAsync();
        Assert.Equal((0, 0, 0, 0), await CountAsync(review));
    }

    private async Task<(int Records, int Imports, int Sources, int Runs)> CountAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return (await db.Records.IgnoreQueryFilters().CountAsync(r => r.ReviewId == review.Id),
            await db.Imports.CountAsync(i => i.ReviewId == review.Id),
            await db.Sources.CountAsync(s => s.ReviewId == review.Id), await db.SearchRuns.CountAsync(r => r.ReviewId == review.Id));
    }

    private async Task UntilBlockedAsync(string table)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var connection = new NpgsqlConnection(workbench.ConnectionString);
        await connection.OpenAsync(timeout.Token);
        await using var command = new NpgsqlCommand(
            $"select exists (select from pg_locks where not granted and relation = '{table}'::regclass)", connection);
        while (!(bool)(await command.ExecuteScalarAsync(timeout.Token))!)
            timeout.Token.ThrowIfCancellationRequested();
    }
}
