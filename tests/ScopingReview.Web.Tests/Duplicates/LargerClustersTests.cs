using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Duplicates.Running;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Tests.Support;

using static ScopingReview.Domain.Screening.ScreeningStage;

namespace ScopingReview.Web.Tests.Duplicates;

/// <summary>Decisions in clusters of three, where every change of the cluster carries anew.</summary>
public sealed class LargerClustersTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task A_third_record_may_come_to_a_cluster_whose_rulings_contradict_each_other()
    {
        var (review, records) = await ThreeRecordsAsync();
        await RuleAsync(review, records[0], Verdict.Include);
        await RuleAsync(review, records[1], Verdict.Exclude);
        var before = await workbench.CountedAsync(review);

        await MergeAsync(review, 1, 2);
        await MergeAsync(review, 2, 3);
        Assert.Equal(ScreeningStatus.Conflict, await workbench.StatusAsync(review, await KeptAsync(review)));

        await TakeBackAsync(review, 2, 3);
        Assert.Equal(ScreeningStatus.Conflict, await workbench.StatusAsync(review, await KeptAsync(review)));
        await TakeBackAsync(review, 1, 2);
        Assert.Equal(before, await workbench.CountedAsync(review));
    }

    [Fact]
    public async Task Two_duplicates_with_opposite_rulings_make_a_conflict_where_the_kept_record_had_none()
    {
        var (review, records) = await ThreeRecordsAsync();
        await workbench.VoteAsync(review, records[0], review.Reviewers[0], Verdict.Maybe);
        await RuleAsync(review, records[1], Verdict.Include);
        await RuleAsync(review, records[2], Verdict.Exclude);

        await MergeAsync(review, 1, 2);
        await MergeAsync(review, 1, 3);

        Assert.Equal(ScreeningStatus.Conflict, await workbench.StatusAsync(review, await KeptAsync(review)));
    }

    [Fact]
    public async Task A_ruling_made_on_two_does_not_speak_for_a_third_that_comes_later()
    {
        var (review, records) = await ThreeRecordsAsync();
        await workbench.VoteAsync(review, records[0], review.Reviewers[0], Verdict.Include);
        await workbench.VoteAsync(review, records[1], review.Reviewers[1], Verdict.Exclude);
        await RuleAsync(review, records[2], Verdict.Exclude);
        await MergeAsync(review, 1, 2);
        var kept = await KeptAsync(review);
        await MergeSupport.SucceedAsync(
            workbench.As<ConflictService>(review.Lead).ResolveAsync(review.Id, TitleAbstract, kept, new Ruling(Verdict.Include)));
        Assert.Equal(ScreeningStatus.Included, await workbench.StatusAsync(review, kept));

        await MergeAsync(review, kept, 3);
        Assert.Equal(ScreeningStatus.Conflict, await workbench.StatusAsync(review, await KeptAsync(review)));

        await TakeBackAsync(review, kept, 3);
        Assert.Equal(ScreeningStatus.Included, await workbench.StatusAsync(review, kept));
    }

    [Fact]
    public async Task Merging_three_and_undoing_in_any_order_is_the_identity_whatever_was_decided()
    {
        for (var round = 0; round < 12; round++)
        {
            var chances = new Chances(100 + round);
            var (review, records) = await ThreeRecordsAsync();
            foreach (var record in records)
            {
                foreach (var reader in review.Reviewers)
                {
                    if (chances.Next(3) > 0)
                        await workbench.VoteAsync(review, record, reader, (Verdict)chances.Next(3));
                }

                if (chances.Next(2) == 0)
                    await RuleAsync(review, record, chances.Next(2) == 0 ? Verdict.Include : Verdict.Exclude);
            }

            var before = await workbench.CountedAsync(review);
            (int, int)[] pairs = chances.Next(2) == 0 ? [(1, 2), (2, 3)] : [(2, 3), (1, 3)];
            foreach (var (a, b) in pairs)
                await MergeAsync(review, a, b);
            await RunAsync(review);
            var merged = await workbench.CountedAsync(review);
            await RunAsync(review);
            Assert.Equal(merged, await workbench.CountedAsync(review));
            foreach (var (a, b) in chances.Next(2) == 0 ? pairs : [.. pairs.Reverse()])
                await TakeBackAsync(review, a, b);

            Assert.Equal(before, await workbench.CountedAsync(review));
        }
    }

    [Fact]
    public async Task A_vote_on_a_record_that_has_become_a_duplicate_is_not_taken_back_behind_the_kept_ones_back()
    {
        var (review, records) = await ThreeRecordsAsync();
        await workbench.VoteAsync(review, records[0], review.Reviewers[0], Verdict.Include);
        await workbench.VoteAsync(review, records[1], review.Reviewers[1], Verdict.Include);
        await MergeAsync(review, 1, 2);
        var kept = await KeptAsync(review);
        Decision vote;
        await using (var db = workbench.Db())
            vote = await db.Decisions.SingleAsync(d => d.ReviewId == review.Id && d.Record!.Number != kept);
        var before = await workbench.CountedAsync(review);

        var undone = await workbench.As<DecisionService>(vote.ReviewerId).UndoAsync(review.Id, vote.OperationId);

        Assert.False(undone.Succeeded);
        Assert.Contains("duplicate", undone.Message, StringComparison.Ordinal);
        Assert.Equal(before, await workbench.CountedAsync(review));
    }

    [Fact]
    public async Task Who_judges_a_pair_second_is_told_and_takes_back_only_what_is_hers()
    {
        var (review, _) = await ThreeRecordsAsync();
        var (first, second) = (workbench.As<DuplicatesService>(review.Reviewers[0]), workbench.As<DuplicatesService>(review.Reviewers[1]));
        await MergeSupport.SucceedAsync(first.JudgeAsync(review.Id, 1, 2, same: true, onlyIfOpen: true));

        Assert.True((await second.JudgeAsync(review.Id, 1, 2, same: true, onlyIfOpen: true)).Succeeded);
        Assert.Contains("decided on this pair a moment ago: the same",
            (await second.JudgeAsync(review.Id, 1, 2, same: false, onlyIfOpen: true)).Message, StringComparison.Ordinal);
        Assert.False((await second.TakeBackAsync(review.Id, 1, 2, onlyMine: true)).Succeeded);
        Assert.Equal(1, (await ListAsync(review)).Duplicates);
        Assert.True((await first.TakeBackAsync(review.Id, 1, 2, onlyMine: true)).Succeeded);
        Assert.Equal(0, (await ListAsync(review)).Duplicates);
    }

    private async Task<(TestReview Review, IReadOnlyList<ReviewRecord> Records)> ThreeRecordsAsync()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        return (review, await workbench.AddRecordsAsync(review, 3));
    }

    private async Task RuleAsync(TestReview review, ReviewRecord record, Verdict verdict)
    {
        await using var db = workbench.Db();
        db.Resolutions.Add(
            new Resolution
            {
                ReviewId = review.Id,
                Stage = TitleAbstract,
                RecordId = record.Id,
                Verdict = verdict,
                ById = review.Lead,
                At = TimeProvider.System.GetUtcNow()
            });
        await db.SaveChangesAsync();
    }

    private Task MergeAsync(TestReview review, int a, int b)
        => MergeSupport.SucceedAsync(workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, a, b, same: true));

    private Task TakeBackAsync(TestReview review, int a, int b)
        => MergeSupport.SucceedAsync(workbench.As<DuplicatesService>(review.Lead).TakeBackAsync(review.Id, a, b));

    private async Task RunAsync(TestReview review)
    {
        await MergeSupport.SucceedAsync(workbench.As<DuplicateRunService>(review.Lead).StartAsync(review.Id));
        await workbench.Services.GetRequiredService<DuplicateRuns>().WhenIdleAsync();
    }

    private Task<DuplicatesView> ListAsync(TestReview review)
        => workbench.As<DuplicatesService>(review.Lead).ListAsync(review.Id, new DuplicatesFilter());

    private async Task<int> KeptAsync(TestReview review) => (await ListAsync(review)).Shown.Single().Kept.Number;
}
