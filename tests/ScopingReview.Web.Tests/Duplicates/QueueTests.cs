using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Duplicates.Judging;
using ScopingReview.Web.Features.Duplicates.Running;
using ScopingReview.Web.Features.Sources.Withdrawing;
using ScopingReview.Web.Tests.Support;

using static ScopingReview.Web.Tests.Support.ImportHelper;

namespace ScopingReview.Web.Tests.Duplicates;

public sealed class QueueTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task A_pair_to_judge_says_what_speaks_for_it_and_why_it_waits()
    {
        var review = await ReviewWithPairsAsync(1);

        var part = await workbench.As<DuplicateQueueService>(review.Reviewers[0]).NextAsync(review.Id, null, 5);

        var pair = Assert.Single(part.Pairs).Pair;
        Assert.Equal((1, 2), (pair.First.Number, pair.Second.Number));
        Assert.Equal(8.1, pair.Evidence!.Score);
        Assert.Equal([new Evidence("title identical (short)", 3.6), new Evidence("same authors", 3), new Evidence("same year", 1.5)],
            pair.Evidence.Evidence);
        Assert.Empty(pair.Evidence.Reservations);
    }

    [Fact]
    public async Task Judged_pairs_leave_the_queue_and_come_back_when_the_judgement_is_taken_back()
    {
        var review = await ReviewWithPairsAsync(3);
        var duplicates = workbench.As<DuplicatesService>(review.Reviewers[0]);
        var before = await StateAsync(review);

        await SucceedAsync(duplicates.JudgeAsync(review.Id, 1, 2, same: true));
        await SucceedAsync(duplicates.JudgeAsync(review.Id, 3, 4, same: false));
        Assert.Equal(["5 6"], await WaitingAsync(review));
        Assert.Equal(1, (await ListAsync(review)).Duplicates);

        await SucceedAsync(duplicates.TakeBackAsync(review.Id, 2, 1));
        await SucceedAsync(duplicates.TakeBackAsync(review.Id, 3, 4));
        await SucceedAsync(duplicates.TakeBackAsync(review.Id, 3, 4));

        Assert.Equal(before, await StateAsync(review));
    }

    [Fact]
    public async Task Passed_over_pairs_wait_and_the_rest_goes_on_behind_them()
    {
        var review = await ReviewWithPairsAsync(4);
        var queue = workbench.As<DuplicateQueueService>(review.Lead);
        var first = await queue.NextAsync(review.Id, null, 2);

        var next = await queue.NextAsync(review.Id, first.Pairs[1].Id, 9);
        var unknown = await queue.NextAsync(review.Id, Guid.CreateVersion7(), 9);

        Assert.Equal((2, 4, 0), (first.Pairs.Count, first.Waiting, first.Passed));
        Assert.Equal((2, 4, 2), (next.Pairs.Count, next.Waiting, next.Passed));
        Assert.Empty(next.Pairs.Select(p => p.Id).Intersect(first.Pairs.Select(p => p.Id)));
        Assert.Equal(4, unknown.Pairs.Count);
    }

    [Fact]
    public async Task What_is_held_apart_stays_so_through_third_records_and_later_imports()
    {
        var review = await ReviewWithPairsAsync(1);
        await SucceedAsync(workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, 1, 2, same: false));

        // It has the DOI that neither has, and is alike both.
        await workbench.ImportAsync(review, Ris(1, "10.1000/x"), source: "Scopus");
        await RunAsync(review);

        Assert.Equal(1, (await ListAsync(review)).HeldApart);
        Assert.False(await AreTogetherAsync(review, 1, 2));
        foreach (var _ in Enumerable.Range(0, 3))
        {
            if ((await WaitingAsync(review)).FirstOrDefault() is not { } pair)
                break;
            var numbers = pair.Split(' ').Select(int.Parse).ToArray();
            Assert.NotEqual([1, 2], numbers);
            await workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, numbers[0], numbers[1], same: true);
            Assert.False(await AreTogetherAsync(review, 1, 2));
        }
    }

    [Fact]
    public async Task A_judgement_distinct_settles_also_the_pairs_of_their_twins()
    {
        var review = await workbench.AddReviewAsync();
        // 1 and 2 are the same by DOI, 3 is alike both.
        await workbench.ImportAsync(review, Ris(1, "10.1000/a") + Ris(1, "10.1000/a") + Ris(1));
        Assert.Single(await WaitingAsync(review));

        await SucceedAsync(workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, 1, 3, same: false));

        Assert.Empty(await WaitingAsync(review));
        Assert.Equal(1, (await ListAsync(review)).Duplicates);
    }

    [Fact]
    public async Task A_second_import_finds_its_duplicates_among_the_first_and_leaves_what_was_judged()
    {
        var review = await ReviewWithPairsAsync(2);
        await workbench.ImportAsync(review, Ris(50, 60, "s"));
        await SucceedAsync(workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, 1, 2, same: true));

        var second = await workbench.ImportAsync(review, Ris(55, 65, "s") + Ris(2), source: "Scopus");

        Assert.Equal(6, second.Outcome!.Duplicates);
        var view = await ListAsync(review);
        Assert.Equal((27, 7), (view.Records, view.Duplicates));
        Assert.True(await AreTogetherAsync(review, 1, 2));
        // 3, 4 and the new one are alike, each pair of them.
        Assert.Equal(["3 27", "3 4", "4 27"], (await WaitingAsync(review)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_run_over_everything_gives_what_the_imports_gave_one_by_one()
    {
        var review = await ReviewWithPairsAsync(3);
        await workbench.ImportAsync(review, Ris(50, 60, "s"));
        await workbench.ImportAsync(review, Ris(55, 65, "s") + Ris(2), source: "Scopus");
        await SucceedAsync(workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, 1, 2, same: true));
        await SucceedAsync(workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, 3, 4, same: false));
        var before = await StateAsync(review);

        await RunAsync(review);

        Assert.Equal(before, await StateAsync(review));
        var run = await workbench.As<DuplicateRunService>(review.Lead).GetAsync(review.Id);
        Assert.Equal((true, 29), (run.Last!.Everything, run.Last.Records));
        Assert.False(run.Now!.IsRunning);
        Assert.False(run.Now.Failed, run.Now.Message);
    }

    [Fact]
    public async Task Pairs_of_a_withdrawn_import_leave_the_queue_and_freed_twins_find_each_other()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, Ris(1, "10.1000/a") + Ris(2));
        var complete =
            await workbench.ImportAsync(review, Ris(1, "10.1000/a")
                .Replace("ER  - ", "AB  - A long abstract.\nVL  - 7\nER  - ", StringComparison.Ordinal) + Ris(2), source: "Scopus");
        await workbench.ImportAsync(review, Ris(1, "10.1000/a"), source: "ERIC");
        Assert.Equal((3, 1), (Assert.Single((await ListAsync(review)).Shown).Kept.Number, (await WaitingAsync(review)).Count));

        await SucceedAsync(workbench.As<WithdrawalService>(review.Lead).WithdrawAsync(review.Id, complete.Outcome!.ImportId));

        Assert.Empty(await WaitingAsync(review));
        var cluster = Assert.Single((await ListAsync(review)).Shown);
        Assert.Equal([1, 5], new[] { cluster.Kept.Number, cluster.Duplicates[0].Record.Number }.Order());
    }

    [Fact]
    public async Task Accepting_above_a_score_is_one_step_and_undone_in_one()
    {
        var review = await ReviewWithPairsAsync(4);
        await SucceedAsync(workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, 1, 2, same: false));
        var bulk = workbench.As<BulkMergeService>(review.Lead);
        var before = await StateAsync(review);

        Assert.Equal(0, (await bulk.LookAsync(review.Id, 8.5, withReservations: false)).Pairs);
        Assert.Equal(3, (await bulk.LookAsync(review.Id, 8, withReservations: false)).Pairs);
        Assert.False((await bulk.AcceptAsync(review.Id, 8, withReservations: false, expected: 4)).Succeeded);
        Assert.Equal(before, await StateAsync(review));
        Assert.Equal(3, (await bulk.AcceptAsync(review.Id, 8, withReservations: false, expected: 3)).Value);
        Assert.Equal((3, 0), ((await ListAsync(review)).Duplicates, (await ListAsync(review)).Waiting));

        // One of them was wrong, and is judged by itself: that outlives the undo of the others.
        await SucceedAsync(workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, 3, 4, same: false));
        var batch = Assert.Single((await bulk.LookAsync(review.Id, 8, withReservations: false)).Batches);
        Assert.Equal((2, 2), (batch.Pairs, (await bulk.UndoAsync(review.Id, batch.Id)).Value));
        Assert.False((await bulk.UndoAsync(review.Id, batch.Id)).Succeeded);
        await SucceedAsync(workbench.As<DuplicatesService>(review.Lead).TakeBackAsync(review.Id, 3, 4));

        Assert.Equal(before, await StateAsync(review));
    }

    [Fact]
    public async Task What_is_taken_back_after_a_run_over_everything_waits_again_as_before()
    {
        var review = await ReviewWithPairsAsync(4);
        var duplicates = workbench.As<DuplicatesService>(review.Lead);
        var bulk = workbench.As<BulkMergeService>(review.Lead);
        var before = await StateAsync(review);
        await SucceedAsync(duplicates.JudgeAsync(review.Id, 1, 2, same: false));
        Assert.Equal(3, (await bulk.AcceptAsync(review.Id, 8, withReservations: false, expected: 3)).Value);
        await RunAsync(review);
        Assert.Empty(await WaitingAsync(review));

        await SucceedAsync(duplicates.TakeBackAsync(review.Id, 1, 2));
        await bulk.UndoAsync(review.Id, Assert.Single((await bulk.LookAsync(review.Id, 8, withReservations: false)).Batches).Id);

        Assert.Equal(before, await StateAsync(review));
    }

    [Fact]
    public async Task A_pair_that_comes_back_to_those_it_was_accepted_with_is_undone_with_them()
    {
        var review = await ReviewWithPairsAsync(2);
        var bulk = workbench.As<BulkMergeService>(review.Lead);
        await bulk.AcceptAsync(review.Id, 8, withReservations: false, expected: 2);
        await SucceedAsync(workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, 1, 2, same: false));
        await SucceedAsync(workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, 1, 2, same: true));

        var batch = Assert.Single((await bulk.LookAsync(review.Id, 8, withReservations: false)).Batches);

        Assert.Equal((2, 2), (batch.Pairs, (await bulk.UndoAsync(review.Id, batch.Id)).Value));
    }

    [Fact]
    public async Task Two_clusters_are_not_joined_when_that_would_drive_out_a_twin()
    {
        var review = await workbench.AddReviewAsync();
        // 1 and 2 are one by their DOI, 3 and 4 by another; somebody says that 2 and 4 are distinct.
        await workbench.ImportAsync(review, Ris(1, "10.1000/a") + Ris(1, "10.1000/a") + Ris(2, "10.1000/b") + Ris(2, "10.1000/b"));
        var duplicates = workbench.As<DuplicatesService>(review.Lead);
        await SucceedAsync(duplicates.JudgeAsync(review.Id, 2, 4, same: false));
        var before = await StateAsync(review);

        var merged = await duplicates.JudgeAsync(review.Id, 1, 3, same: true);

        Assert.False(merged.Succeeded);
        Assert.Equal(before, await StateAsync(review));
        Assert.Equal(2, (await ListAsync(review)).Duplicates);
    }

    [Fact]
    public async Task Records_that_were_together_through_a_withdrawn_one_alone_come_apart_and_wait_for_people()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, With(Ris(1), "VL  - 5") + With(Ris(1), "SP  - 100\nEP  - 109"));
        Assert.Equal(["1 2"], await WaitingAsync(review));
        var both = await workbench.ImportAsync(review, With(Ris(1), "VL  - 5\nSP  - 100\nEP  - 109"), source: "Scopus");
        Assert.Equal(2, (await ListAsync(review)).Duplicates);

        await SucceedAsync(workbench.As<WithdrawalService>(review.Lead).WithdrawAsync(review.Id, both.Outcome!.ImportId));

        Assert.Equal(0, (await ListAsync(review)).Duplicates);
        Assert.Equal(["1 2"], await WaitingAsync(review));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_changes_nothing()
    {
        var review = await ReviewWithPairsAsync(2);
        var before = await StateAsync(review);
        var runs = workbench.As<DuplicateRunService>(review.Lead);
        await using (var other = workbench.Db())
        {
            await using var transaction = await other.Database.BeginTransactionAsync();
            await ReviewLock.LockRecordsAsync(other, review.Id, CancellationToken.None);
            await SucceedAsync(runs.StartAsync(review.Id));
            Assert.False((await runs.StartAsync(review.Id)).Succeeded);
            await runs.CancelAsync(review.Id);
            await workbench.Services.GetRequiredService<DuplicateRuns>().WhenIdleAsync();
        }

        Assert.Contains("Cancelled", (await runs.GetAsync(review.Id)).Now!.Message, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync(review));
    }

    private static string With(string ris, string lines) => ris.Replace("ER  - ", lines + "\nER  - ", StringComparison.Ordinal);

    /// <summary>Pairs 1 and 2, 3 and 4, …: the same title, author and year, but no DOI.</summary>
    private async Task<TestReview> ReviewWithPairsAsync(int pairs)
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, string.Concat(Enumerable.Range(1, pairs).Select(i => Ris(i) + Ris(i))));
        Assert.Equal(pairs, (await ListAsync(review)).Waiting);
        return review;
    }

    private Task<DuplicatesView> ListAsync(TestReview review)
        => workbench.As<DuplicatesService>(review.Lead).ListAsync(review.Id, new DuplicatesFilter());

    private async Task RunAsync(TestReview review)
    {
        await SucceedAsync(workbench.As<DuplicateRunService>(review.Lead).StartAsync(review.Id));
        await workbench.Services.GetRequiredService<DuplicateRuns>().WhenIdleAsync();
    }

    private async Task<List<string>> WaitingAsync(TestReview review)
        => [.. (await workbench.As<DuplicateQueueService>(review.Lead).ListAsync(review.Id, 1)).Pairs.Select(
            p => $"{p.First.Number} {p.Second.Number}")];

    private async Task<bool> AreTogetherAsync(TestReview review, int a, int b)
        => (await workbench.As<PairService>(review.Lead).GetAsync(review.Id, a, b))!.Merged;

    /// <summary>Links and waiting pairs in words.</summary>
    private async Task<string> StateAsync(TestReview review)
    {
        await using var db = workbench.Db();
        var links = await db.DuplicateLinks.Where(l => l.ReviewId == review.Id && l.SupersededAt == null)
            .OrderBy(l => l.Duplicate!.Number).Select(l => $"{l.Duplicate!.Number}→{l.Kept!.Number} {l.Evidence}").ToListAsync();
        return string.Join('\n', [.. links, .. (await WaitingAsync(review)).Order(StringComparer.Ordinal)]);
    }

    private static async Task SucceedAsync(Task<ScopingReview.Web.Infrastructure.OperationResult> operation)
    {
        var result = await operation;
        Assert.True(result.Succeeded, result.Message);
    }
}
