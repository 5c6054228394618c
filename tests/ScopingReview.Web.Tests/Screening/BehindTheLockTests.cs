using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Screening;

/// <summary>
/// What the answer depends on is read behind the lock. A merge (here its first row, in a transaction of its own that holds the lock as a
/// merge does) is under way while somebody else acts on the record; it is committed once the other one waits for it.
/// </summary>
public sealed class BehindTheLockTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task An_undo_does_not_overtake_the_merge_that_it_waits_for()
    {
        var (review, records) = await ReviewAsync();
        var vote = new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = records[1].Number, Verdict = Verdict.Include };
        var decisions = workbench.As<DecisionService>(review.Reviewers[0]);
        Assert.True((await decisions.DecideAsync(review.Id, vote)).Succeeded);

        var undone = await WhileMergingAsync(records[1], into: records[0], () => decisions.UndoAsync(review.Id, vote.OperationId));

        Assert.False(undone.Succeeded);
        Assert.Contains("was found to be a duplicate of R-000001", undone.Message, StringComparison.Ordinal);
        await using var db = workbench.Db();
        Assert.True(await db.Decisions.AnyAsync(d => d.OperationId == vote.OperationId && d.SupersededAt == null));
    }

    [Fact]
    public async Task A_vote_does_not_overtake_the_merge_that_it_waits_for()
    {
        var (review, records) = await ReviewAsync();
        var vote = new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = records[1].Number, Verdict = Verdict.Include };

        var voted = await WhileMergingAsync(records[1], into: records[0],
            () => workbench.As<DecisionService>(review.Reviewers[0]).DecideAsync(review.Id, vote));

        Assert.Contains("was found to be a duplicate of R-000001", voted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retrieval_is_not_noted_of_a_report_that_became_a_duplicate_meanwhile()
    {
        var (review, records) = await ReviewAsync(atFullText: true);

        var noted = await WhileMergingAsync(records[1], into: records[0],
            () => workbench.As<RetrievalService>(review.Lead).SetAsync(review.Id, records[1].Number, RetrievalStatus.Retrieved, null));

        Assert.False(noted.Succeeded);
        await using var db = workbench.Db();
        Assert.False(await db.RetrievalEntries.AnyAsync(e => e.RecordId == records[1].Id));
    }

    [Fact]
    public async Task A_full_text_is_not_stored_at_a_report_that_became_a_duplicate_while_it_came_in()
    {
        var (review, records) = await ReviewAsync(atFullText: true);

        var stored = await WhileMergingAsync(records[1], into: records[0], async () =>
        {
            await using var content = new MemoryStream("%PDF-1.7\n%%EOF\n"u8.ToArray());
            var result = await workbench.As<FullTextFileService>(review.Lead).StoreAsync(review.Id, records[1].Number, "one.pdf", content);
            return new OperationResult(result.File is not null, result.Message);
        });

        Assert.False(stored.Succeeded);
        await using var db = workbench.Db();
        Assert.False(await db.FullTextFiles.AnyAsync(f => f.RecordId == records[1].Id));
    }

    private async Task<OperationResult> WhileMergingAsync(ReviewRecord duplicate, ReviewRecord into, Func<Task<OperationResult>> act)
    {
        await using var db = workbench.Db();
        await using var merge = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync(
            $"select 1 from assignments where record_id = {duplicate.Id} and superseded_at is null order by id for update");
        var merging = await db.Database.SqlQuery<int>($"select pg_backend_pid() as \"Value\"").SingleAsync();
        var acting = act();
        await WhenWaitingForAsync(merging, acting);
        db.DuplicateLinks.Add(new DuplicateLink
        {
            ReviewId = duplicate.ReviewId,
            DuplicateId = duplicate.Id,
            KeptId = into.Id,
            Evidence = "the same",
            At = TimeProvider.System.GetUtcNow(),
        });
        await db.SaveChangesAsync();
        await merge.CommitAsync();
        return await acting;
    }

    /// <summary>Until a session waits for this one, or what should have waited is done without.</summary>
    private async Task WhenWaitingForAsync(int session, Task acting)
    {
        await using var db = workbench.Db();
        while (!acting.IsCompleted
            && !await db.Database.SqlQuery<bool>(
                $"select exists (select from pg_stat_activity where {session} = any(pg_blocking_pids(pid))) as \"Value\"").SingleAsync())
        {
            await Task.Yield();
        }
    }

    private async Task<(TestReview Review, IReadOnlyList<ReviewRecord> Records)> ReviewAsync(bool atFullText = false)
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var records = await workbench.AddRecordsAsync(review, 2);
        Guid[] ids = [.. records.Select(r => r.Id)];
        if (atFullText)
        {
            await workbench.IncludeAtTitleAbstractAsync(review, review.Reviewers[0], ids);
            await workbench.AssignAsync(review, ScreeningStage.FullText, review.Reviewers[0], ids);
        }
        else
        {
            await workbench.AssignAsync(review, Titles, review.Reviewers[0], ids);
            await workbench.AssignAsync(review, Titles, review.Reviewers[1], ids, ReviewerPosition.Second);
        }

        return (review, records);
    }
}
