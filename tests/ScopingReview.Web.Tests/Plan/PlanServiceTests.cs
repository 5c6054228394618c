using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Plan;

public sealed class PlanServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task Every_record_gets_a_first_reader_and_the_share_rounded_up_a_second_one_who_is_somebody_else()
    {
        var (review, records) = await ReviewWithAsync(count: 41, reviewers: 3);

        var dealt = await SaveAsync(review, Plan(review, first: [0, 1], second: [1, 2]));

        Assert.Equal(new PlannedAssignments(41 + 9, 9, 0), dealt.Value);
        var assignments = await AssignmentsAsync(review);
        var firsts = assignments.Where(a => a.Position == ReviewerPosition.First).ToDictionary(a => a.RecordId, a => a.ReviewerId);
        var seconds = assignments.Where(a => a.Position == ReviewerPosition.Second).ToList();
        Assert.Equal(records.Select(r => r.Id).Order(), firsts.Keys.Order());
        Assert.Equal([20, 21], firsts.Values.CountBy(id => id).Select(g => g.Value).Order());
        Assert.Equal(9, seconds.Count);
        Assert.All(seconds, second => Assert.NotEqual(firsts[second.RecordId], second.ReviewerId));
    }

    [Fact]
    public async Task The_draw_repeated_from_its_stored_seed_gives_the_records_that_were_assigned()
    {
        var (review, records) = await ReviewWithAsync(count: 30);
        await SaveAsync(review, Plan(review, seed: "2026-seed"));
        var draw = Assert.Single((await ViewAsync(review)).Draws);

        var repeated = await workbench.As<DrawService>(review.Lead).RepeatAsync(review.Id, draw.Id);

        Assert.True(repeated.Value!.Same);
        Assert.Equal((6, 6), (repeated.Value.Drawn, repeated.Value.Assigned));
        // The same by hand, with nothing of the workbench's own.
        var byHand = records
            .OrderBy(r => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"2026-seed\u001F{RecordNumber.Format(r.Number)}"))),
                StringComparer.Ordinal)
            .Take(6).Select(r => r.Id);
        Assert.Equal(byHand.Order(),
            (await AssignmentsAsync(review)).Where(a => a.Position == ReviewerPosition.Second).Select(a => a.RecordId).Order());
    }

    [Fact]
    public async Task A_repeat_notices_a_second_reading_that_the_draw_does_not_give()
    {
        var (review, records) = await ReviewWithAsync(count: 10);
        await SaveAsync(review, Plan(review));
        var draw = Assert.Single((await ViewAsync(review)).Draws);
        var drawn = (await AssignmentsAsync(review)).Where(a => a.Position == ReviewerPosition.Second).Select(a => a.RecordId).ToList();
        await using (var db = workbench.Db())
        {
            db.Add(new Assignment
            {
                ReviewId = review.Id,
                Stage = Titles,
                RecordId = records.First(r => !drawn.Contains(r.Id)).Id,
                ReviewerId = review.Reviewers[1],
                Position = ReviewerPosition.Second,
                DrawId = draw.Id,
                RandomOrder = 1,
                At = TimeProvider.System.GetUtcNow()
            });
            await db.SaveChangesAsync();
        }

        var repeated = await workbench.As<DrawService>(review.Lead).RepeatAsync(review.Id, draw.Id);

        Assert.False(repeated.Value!.Same);
        Assert.Single(repeated.Value.NotDrawn);
    }

    [Fact]
    public async Task A_top_up_draws_from_the_new_records_and_touches_nothing_else()
    {
        var (review, _) = await ReviewWithAsync(count: 20);
        await SaveAsync(review, Plan(review));
        var before = await AssignmentsAsync(review);
        var later = await workbench.AddRecordsAsync(review, 7);
        Assert.Equal(7, (await ViewAsync(review)).Undrawn);

        var dealt = await workbench.As<PlanService>(review.Lead).TopUpAsync(review.Id, Titles);
        var again = await workbench.As<PlanService>(review.Lead).TopUpAsync(review.Id, Titles);

        Assert.Equal(new PlannedAssignments(7 + 2, 2, 0), dealt.Value);
        Assert.Equal(0, again.Value!.Assigned);
        var after = await AssignmentsAsync(review);
        Assert.Equal(before.Select(a => a.Id).Order(), after.Select(a => a.Id).Intersect(before.Select(a => a.Id)).Order());
        Assert.All(after.ExceptBy(before.Select(a => a.Id), a => a.Id), a => Assert.Contains(later, r => r.Id == a.RecordId));
        var draws = (await ViewAsync(review)).Draws;
        Assert.Equal([DrawKind.Initial, DrawKind.TopUp], draws.Select(d => d.Kind));
        foreach (var draw in draws)
            Assert.True((await workbench.As<DrawService>(review.Lead).RepeatAsync(review.Id, draw.Id)).Value!.Same);
    }

    [Fact]
    public async Task A_raised_share_extends_the_sample_and_a_lowered_one_is_refused()
    {
        var (review, _) = await ReviewWithAsync(count: 20);
        await SaveAsync(review, Plan(review));
        var before = await AssignmentsAsync(review);

        var raised = await SaveAsync(review, Plan(review, share: 0.5m));
        var lowered = await SaveAsync(review, Plan(review, share: 0.3m));

        Assert.Equal(new PlannedAssignments(6, 6, 0), raised.Value);
        Assert.False(lowered.Succeeded);
        var after = await AssignmentsAsync(review);
        Assert.Equal(before.Count + 6, after.Count);
        Assert.Equal(10, after.Count(a => a.Position == ReviewerPosition.Second));
        var draws = (await ViewAsync(review)).Draws;
        Assert.Equal([4, 6], draws.Select(d => d.SampleSize));
        foreach (var draw in draws)
            Assert.True((await workbench.As<DrawService>(review.Lead).RepeatAsync(review.Id, draw.Id)).Value!.Same);
    }

    [Fact]
    public async Task What_a_former_reader_has_not_voted_on_goes_to_those_in_the_plan_and_the_votes_stay()
    {
        var (review, records) = await ReviewWithAsync(count: 12, reviewers: 4);
        await SaveAsync(review, Plan(review, first: [0], second: [1], share: 1));
        foreach (var record in records.Take(3))
            await VoteAsync(review, 0, record);
        foreach (var record in records.Take(5))
            await VoteAsync(review, 1, record);
        await workbench.As<TeamService>(review.Lead).RemoveAsync(review.Id, review.Reviewers[0]);
        Assert.Single((await ViewAsync(review)).Leftovers);

        // The second reader becomes a first one, so that nobody may end up as both on a record.
        var saved = await SaveAsync(review, Plan(review, first: [1, 2], second: [3], share: 1));

        Assert.True(saved.Succeeded, saved.Message);
        Assert.Equal(9 + 7, saved.Value!.Reassigned);
        var assignments = await AssignmentsAsync(review);
        foreach (var record in records)
        {
            var readers = assignments.Where(a => a.RecordId == record.Id).ToDictionary(a => a.Position, a => a.ReviewerId);
            Assert.Equal(2, readers.Count);
            Assert.NotEqual(readers[ReviewerPosition.First], readers[ReviewerPosition.Second]);
            Assert.Equal(records.Take(3).Contains(record), readers[ReviewerPosition.First] == review.Reviewers[0]);
            Assert.Equal(records.Take(5).Contains(record), readers[ReviewerPosition.Second] == review.Reviewers[1]);
        }
        Assert.Empty((await ViewAsync(review)).Leftovers);
        Assert.True(
            (await workbench.As<DrawService>(review.Lead).RepeatAsync(review.Id, (await ViewAsync(review)).Draws[0].Id)).Value!.Same);
    }

    [Fact]
    public async Task First_and_second_reader_can_change_places()
    {
        var (review, records) = await ReviewWithAsync(count: 6);
        await SaveAsync(review, Plan(review, share: 1));
        await VoteAsync(review, 0, records[0]);

        var swapped = await SaveAsync(review, Plan(review, first: [1], second: [0], share: 1));

        Assert.True(swapped.Succeeded, swapped.Message);
        var assignments = await AssignmentsAsync(review);
        // The record that its first reader has voted on keeps both: nobody else could be its second.
        Assert.All(records, record => Assert.Equal(
            record == records[0] ? [review.Reviewers[0], review.Reviewers[1]] : [review.Reviewers[1], review.Reviewers[0]],
            assignments.Where(a => a.RecordId == record.Id).OrderBy(a => a.Position).Select(a => a.ReviewerId)));
    }

    [Fact]
    public async Task A_vote_that_is_stored_while_the_plan_changes_is_never_left_without_its_assignment()
    {
        var (review, records) = await ReviewWithAsync(count: 24, reviewers: 3);
        await SaveAsync(review, Plan(review, first: [0], second: [2]));

        var votes = records.Select(record => VoteAsync(review, 0, record)).ToList();
        var saved = SaveAsync(review, Plan(review, first: [1], second: [2]));
        await Task.WhenAll([.. votes, saved]);

        Assert.True((await saved).Succeeded, (await saved).Message);
        await using var db = workbench.Db();
        var orphans = await db.Decisions.CountAsync(d => d.ReviewId == review.Id && d.SupersededAt == null
            && !db.Assignments.Any(a => a.RecordId == d.RecordId && a.ReviewerId == d.ReviewerId && a.SupersededAt == null));
        Assert.Equal(0, orphans);
        Assert.Equal(24,
            await db.Assignments.CountAsync(a => a.ReviewId == review.Id && a.Position == ReviewerPosition.First
                && a.SupersededAt == null));
    }

    [Fact]
    public async Task Two_leads_who_draw_at_the_same_moment_draw_once()
    {
        var (review, _) = await ReviewWithAsync(count: 15);
        var other = await workbench.AddMemberAsync(review.Id, ReviewRole.Lead);

        var results = await Task.WhenAll(
            workbench.As<PlanService>(review.Lead).SaveAsync(review.Id, Titles, Plan(review, seed: "one")),
            workbench.As<PlanService>(other).SaveAsync(review.Id, Titles, Plan(review, seed: "two")));

        Assert.Single(results, r => r.Succeeded);
        Assert.Contains("seed cannot change", results.Single(r => !r.Succeeded).Message, StringComparison.Ordinal);
        Assert.Equal(15 + 3, (await AssignmentsAsync(review)).Count);
    }

    [Theory]
    [InlineData(new int[0], new[] { 1 }, "0.2", "seed", "at least one first reviewer")]
    [InlineData(new[] { 0 }, new int[0], "0.2", "seed", "Choose a second reviewer")]
    [InlineData(new[] { 0, 1 }, new[] { 1 }, "0.2", "seed", "cannot also be a first reviewer")]
    [InlineData(new[] { 0 }, new[] { 1 }, "1.01", "seed", "between 0 and 100")]
    [InlineData(new[] { 0 }, new[] { 1 }, "0.2", "  ", "seed is any text")]
    public async Task An_impossible_plan_is_refused_with_what_to_do(int[] first, int[] second, string share, string seed, string says)
    {
        var (review, _) = await ReviewWithAsync(count: 5);

        var result =
            await SaveAsync(review,
                Plan(review, first, second, decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture), seed));

        Assert.Contains(says, result.Message, StringComparison.Ordinal);
        Assert.Empty(await AssignmentsAsync(review));
        Assert.Empty((await ViewAsync(review)).Sentences);
    }

    [Fact]
    public async Task Full_texts_are_planned_ahead_and_drawn_as_reports_arrive()
    {
        var (review, records) = await ReviewWithAsync(count: 10);
        var plans = workbench.As<PlanService>(review.Lead);
        Assert.Equal(new PlannedAssignments(0, 0, 0), (await plans.SaveAsync(review.Id, ScreeningStage.FullText, Plan(review))).Value);
        await workbench.IncludeAtTitleAbstractAsync(review, review.Reviewers[0], [.. records.Take(6).Select(r => r.Id)]);

        var first = await plans.TopUpAsync(review.Id, ScreeningStage.FullText);
        await workbench.IncludeAtTitleAbstractAsync(review, review.Reviewers[0], [.. records.Skip(6).Select(r => r.Id)]);
        var second = await plans.TopUpAsync(review.Id, ScreeningStage.FullText, evenFew: true);

        Assert.Equal(new PlannedAssignments(6 + 2, 2, 0), first.Value);
        // 20 % of ten are two, and these are drawn.
        Assert.Equal(new PlannedAssignments(4, 0, 0), second.Value);
        Assert.Equal([DrawKind.Initial, DrawKind.TopUp],
            (await workbench.As<PlanViewService>(review.Lead).GetAsync(review.Id, ScreeningStage.FullText)).Draws.Select(d => d.Kind));
    }

    [Fact]
    public async Task The_frame_file_has_the_stored_hash_and_the_csv_names_the_drawn()
    {
        var (review, _) = await ReviewWithAsync(count: 10);
        await SaveAsync(review, Plan(review));
        var draw = (await ViewAsync(review)).Draws[0];
        var client = await workbench.ClientAsync(review.Lead);

        var frame = await client.GetByteArrayAsync(Urls.DrawFrame(review.Id, draw.Id));
        var csv = await client.GetStringAsync(Urls.DrawCsv(review.Id, draw.Id));

        Assert.Equal(draw.FrameSha256, Convert.ToHexStringLower(SHA256.HashData(frame)));
        Assert.Equal(10, Encoding.UTF8.GetString(frame).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("record,hash,rank,drawn\n", csv, StringComparison.Ordinal);
        Assert.Equal(2, csv.Split('\n').Count(line => line.EndsWith(",1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Reviewers_read_the_plan_in_words_and_learn_nothing_of_the_sample()
    {
        var (review, _) = await ReviewWithAsync(count: 10);
        await SaveAsync(review, Plan(review, seed: "do-not-tell"));
        var draw = (await ViewAsync(review)).Draws[0];

        var seen = await workbench.As<PlanViewService>(review.Reviewers[0]).GetAsync(review.Id, Titles);
        var download = await (await workbench.ClientAsync(review.Reviewers[0])).GetAsync(Urls.DrawCsv(review.Id, draw.Id));

        Assert.NotEmpty(seen.Sentences);
        Assert.All(seen.Sentences, sentence => Assert.DoesNotContain("do-not-tell", sentence, StringComparison.Ordinal));
        Assert.Null(seen.Plan);
        Assert.Empty(seen.Draws);
        Assert.Empty(seen.Workloads);
        Assert.Equal(HttpStatusCode.Forbidden, download.StatusCode);
        await Assert.ThrowsAsync<ReviewAccessDeniedException>(
            () => workbench.As<DrawService>(review.Reviewers[0]).RepeatAsync(review.Id, draw.Id));
    }

    private async Task<(TestReview Review, IReadOnlyList<ReviewRecord> Records)> ReviewWithAsync(int count, int reviewers = 2)
    {
        var review = await workbench.AddReviewAsync(reviewers);
        return (review, await workbench.AddRecordsAsync(review, count));
    }

    private static PlanInput Plan(TestReview review, int[]? first = null, int[]? second = null, decimal share = 0.2m, string seed = "seed")
        => new()
        {
            FirstReviewerIds = [.. (first ?? [0]).Select(i => review.Reviewers[i])],
            SecondReviewerIds = [.. (second ?? [1]).Select(i => review.Reviewers[i])],
            Share = share,
            Seed = seed,
            MaybeCountsAsInclude = false,
        };

    private Task<OperationResult<PlannedAssignments>> SaveAsync(TestReview review, PlanInput plan)
        => workbench.As<PlanService>(review.Lead).SaveAsync(review.Id, Titles, plan);

    private Task<PlanView> ViewAsync(TestReview review) => workbench.As<PlanViewService>(review.Lead).GetAsync(review.Id, Titles);

    private Task<OperationResult> VoteAsync(TestReview review, int reviewer, ReviewRecord record)
        => workbench.As<DecisionService>(review.Reviewers[reviewer])
        .DecideAsync(review.Id,
            new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = record.Number, Verdict = Verdict.Include });

    private async Task<List<Assignment>> AssignmentsAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return await db.Assignments.AsNoTracking().Where(a => a.ReviewId == review.Id && a.Stage == Titles && a.SupersededAt == null)
            .ToListAsync();
    }
}
