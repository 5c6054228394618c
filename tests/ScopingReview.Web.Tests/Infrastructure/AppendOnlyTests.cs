using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Infrastructure;

/// <summary>What people said is superseded and never changed: held by triggers, whatever the application does.</summary>
public sealed class AppendOnlyTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task Every_table_of_what_can_be_superseded_has_the_trigger()
    {
        await using var db = workbench.Db();
        var guarded = await db.Database.SqlQuery<string>(
            $"""
            select tgrelid::regclass::text as "Value" from pg_trigger where tgfoid = 'only_supersede'::regproc
            """).ToListAsync();

        var supersedable = db.Model.GetEntityTypes().Where(entity => typeof(ISupersedable).IsAssignableFrom(entity.ClrType))
            .Select(entity => entity.GetTableName()!);

        Assert.Empty(supersedable.Except(guarded));
    }

    [Fact]
    public async Task Every_table_that_is_never_changed_is_never_emptied_either()
    {
        await using var db = workbench.Db();
        var guarded = await db.Database.SqlQuery<string>(
            $"""
            select distinct tgrelid::regclass::text as "Value" from pg_trigger where tgfoid in ('only_supersede'::regproc, 'never_change'::regproc)
            """).ToListAsync();

        Assert.Contains("audit_events", guarded);
        Assert.Contains("account_events", guarded);
        foreach (var table in guarded)
        {
            // Cascading, as whoever wants it gone would say it: else another table's reference alone refuses.
            var refused = await Assert.ThrowsAsync<PostgresException>(() => workbench.SqlAsync($"truncate {table} cascade"));
            Assert.Equal((PostgresErrorCodes.RestrictViolation, table),
                (refused.SqlState, refused.MessageText.Contains("never emptied", StringComparison.Ordinal) ? table : refused.MessageText));
        }
    }

    [Fact]
    public async Task Removals_and_previous_studies_are_taken_back_by_superseding_alone()
    {
        var review = await workbench.AddReviewAsync();
        var record = (await workbench.AddRecordsAsync(review, 1))[0];
        var now = TimeProvider.System.GetUtcNow();
        var batch = new RemovalBatch
        {
            ReviewId = review.Id,
            Kind = RemovalBeforeScreening.Automation,
            Detail = "A tool",
            Selection = "all records",
            ById = review.Lead,
            At = now
        };
        var removed = new RemovedRecord { ReviewId = review.Id, BatchId = batch.Id, RecordId = record.Id };
        var study = new PreviousStudy { ReviewId = review.Id, Position = 1, ById = review.Lead, At = now };
        await using (var db = workbench.Db())
        {
            db.AddRange(batch, removed, study,
                new PreviousReport
                {
                    ReviewId = review.Id,
                    StudyId = study.Id,
                    Position = 1,
                    Citation = "A",
                    ById = review.Lead,
                    At = now
                });
            await db.SaveChangesAsync();
        }

        foreach (var statement in new[]
        {
            $"update removal_batches set detail = 'Another tool' where id = '{batch.Id}'",
            $"delete from removal_batches where id = '{batch.Id}'",
            $"update removed_records set batch_id = gen_random_uuid() where id = '{removed.Id}'",
            $"delete from removed_records where id = '{removed.Id}'",
            $"update previous_reports set citation = 'B' where study_id = '{study.Id}'",
            $"delete from previous_studies where id = '{study.Id}'",
        })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => workbench.SqlAsync(statement));
            Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
        }

        await workbench.SqlAsync(
            $"update removed_records set superseded_at = now(), superseded_by_id = '{review.Lead}' where id = '{removed.Id}'");
    }
}
