using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Domain.Ranking;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Ranking;
using ScopingReview.Web.Features.Removals;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Ranking;

public sealed class PriorityScreeningTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task Records_like_those_included_come_first_with_the_words_that_speak_for_them_and_every_tenth_is_a_random_one()
    {
        var (review, records) = await ReviewAsync(80);
        var reader = review.Reviewers[0];
        await workbench.AssignAsync(review, Titles, reader, [.. records.Select(r => r.Id)]);
        await workbench.As<RankingService>(review.Lead).SwitchAsync(review.Id, on: true);
        Assert.All(await NextAsync(review, reader), card => Assert.StartsWith("In random order until", card.Why, StringComparison.Ordinal));
        await workbench.DecideAsync(review, Titles, reader, records[0].Id, Verdict.Include);
        await workbench.DecideAsync(review, Titles, reader, records[1].Id, Verdict.Exclude);

        var cards = await LearntAsync(review, reader);

        Assert.Equal(12, cards.Count);
        Assert.StartsWith("Random pick", cards[9].Why, StringComparison.Ordinal);
        Assert.All(cards.Where((_, at) => at != 9), card => Assert.Contains("beekeeping", card.Why, StringComparison.Ordinal));
        Assert.All(cards.Where((_, at) => at != 9), card => Assert.Contains("Beekeeping", card.Title, StringComparison.Ordinal));
        // What the page holds does not come again, and the filter holds.
        var more = await workbench.As<ScreeningQueueService>(reader)
            .NextAsync(review.Id, Titles, 12, exclude: [.. cards.Select(card => card.Number)]);
        Assert.Empty(more.Select(card => card.Number).Intersect(cards.Select(card => card.Number)));
    }

    [Fact]
    public async Task All_records_come_once_until_none_is_left()
    {
        var (review, records) = await ReviewAsync(45);
        var reader = review.Reviewers[0];
        await workbench.AssignAsync(review, Titles, reader, [.. records.Select(r => r.Id)]);
        await workbench.As<RankingService>(review.Lead).SwitchAsync(review.Id, on: true);
        List<int> seen = [];
        while (await NextAsync(review, reader) is { Count: > 0 } cards)
        {
            foreach (var card in cards)
                await workbench.DecideAsync(review, Titles, reader, records.Single(r => r.Number == card.Number).Id,
                    card.Title.StartsWith("Bee", StringComparison.Ordinal) ? Verdict.Include : Verdict.Exclude);
            seen.AddRange(cards.Select(card => card.Number));
            await workbench.Services.GetRequiredService<RankingModels>().LearntAsync(review.Id, reader);
        }

        Assert.Equal(records.Select(r => r.Number), seen.Order());
    }

    [Fact]
    public async Task Who_reads_as_second_reviewer_alone_keeps_the_random_order()
    {
        var (review, records) = await ReviewAsync(30);
        var (first, second) = (review.Reviewers[0], review.Reviewers[1]);
        await workbench.AssignAsync(review, Titles, first, [.. records.Select(r => r.Id)]);
        await workbench.AssignAsync(review, Titles, second, [.. records.Select(r => r.Id)], ReviewerPosition.Second);
        var before = (await NextAsync(review, second)).Select(card => card.Number);

        await workbench.As<RankingService>(review.Lead).SwitchAsync(review.Id, on: true);
        await workbench.DecideAsync(review, Titles, first, records[0].Id, Verdict.Include);
        await workbench.DecideAsync(review, Titles, first, records[1].Id, Verdict.Exclude);
        await LearntAsync(review, first);

        var after = await LearntAsync(review, second);
        Assert.Equal(before, after.Select(card => card.Number));
        Assert.All(after, card => Assert.Null(card.Why));
        Assert.False((await workbench.As<ScreeningDeskService>(second).GetAsync(review.Id, Titles)).IsRanked);
        Assert.True((await workbench.As<ScreeningDeskService>(first).GetAsync(review.Id, Titles)).IsRanked);
    }

    [Fact]
    public async Task A_model_learns_from_ones_own_votes_and_from_first_votes_on_records_that_one_does_not_read()
    {
        var (review, records) = await ReviewAsync(6);
        var (me, other) = (review.Reviewers[0], review.Reviewers[1]);
        await workbench.AssignAsync(review, Titles, me, [records[0].Id, records[1].Id]);
        await workbench.AssignAsync(review, Titles, other, [records[1].Id, records[2].Id], ReviewerPosition.Second);
        await workbench.AssignAsync(review, Titles, other, [records[3].Id, records[4].Id]);
        await workbench.AssignAsync(review, Titles, me, [records[4].Id], ReviewerPosition.Second);
        await workbench.DecideAsync(review, Titles, me, records[0].Id, Verdict.Include);
        foreach (var at in new[] { 1, 2, 3, 4 })
            await workbench.DecideAsync(review, Titles, other, records[at].Id, Verdict.Exclude);

        await using var db = workbench.Db();
        var learnt = await db.LearntFrom(review.Id, me).Select(d => d.Record!.Number).ToListAsync();

        // Not 2 and 5, which I read myself, nor 3, which is a second reading.
        Assert.Equal([1, 4], learnt.Order());
    }

    [Fact]
    public async Task Anothers_vote_on_a_record_that_one_reads_too_changes_nothing_of_what_one_is_sent()
    {
        var (review, records) = await ReviewAsync(40);
        var (me, other) = (review.Reviewers[0], review.Reviewers[1]);
        await workbench.AssignAsync(review, Titles, me, [.. records.Select(r => r.Id)]);
        await workbench.AssignAsync(review, Titles, other, [.. records.Take(20).Select(r => r.Id)], ReviewerPosition.Second);
        await workbench.As<RankingService>(review.Lead).SwitchAsync(review.Id, on: true);
        await workbench.DecideAsync(review, Titles, me, records[0].Id, Verdict.Include);
        await workbench.DecideAsync(review, Titles, me, records[1].Id, Verdict.Exclude);
        var before = await LearntAsync(review, me);

        foreach (var record in records.Skip(2).Take(18))
            await workbench.DecideAsync(review, Titles, other, record.Id, record.Number % 2 == 0 ? Verdict.Include : Verdict.Exclude);

        var after = await LearntAsync(review, me);
        Assert.Equal(before.Select(card => (card.Number, card.Why)), after.Select(card => (card.Number, card.Why)));
    }

    /// <summary>
    /// The same on the wire, byte by byte, with priority screening on and off: the queue with its order and its words, counts and cards.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_reply_moves_when_others_vote_on_records_that_one_reads_too(bool ranked)
    {
        var (review, records) = await ReviewAsync(40);
        var (me, other) = (review.Reviewers[0], review.Reviewers[1]);
        await workbench.AssignAsync(review, Titles, me, [.. records.Select(r => r.Id)]);
        await workbench.AssignAsync(review, Titles, other, [.. records.Take(20).Select(r => r.Id)], ReviewerPosition.Second);
        if (ranked)
            await workbench.As<RankingService>(review.Lead).SwitchAsync(review.Id, on: true);
        await workbench.DecideAsync(review, Titles, me, records[0].Id, Verdict.Include);
        await workbench.DecideAsync(review, Titles, me, records[1].Id, Verdict.Exclude);
        await LearntAsync(review, me);
        using var client = await workbench.ClientAsync(me);
        var before = await RepliesAsync();

        // An agreement, a conflict, and votes on what I have yet to read.
        foreach (var record in records.Take(20))
            await workbench.DecideAsync(review, Titles, other, record.Id, record.Number % 2 == 0 ? Verdict.Include : Verdict.Exclude);
        await LearntAsync(review, me);

        Assert.Equal(before, await RepliesAsync());

        async Task<string> RepliesAsync()
        {
            List<string> replies = [];
            foreach (var path in new[] { "queue", "progress", "mine", "records/5", "records/1" })
                replies.Add(await client.GetStringAsync(new Uri($"/api/reviews/{review.Id}/screening/{Titles}/{path}", UriKind.Relative)));
            return string.Join('\n', replies);
        }
    }

    [Fact]
    public async Task Records_known_to_be_relevant_start_the_order_and_are_on_a_list_of_leads()
    {
        var (review, records) = await ReviewAsync(40);
        var reader = review.Reviewers[0];
        await workbench.AssignAsync(review, Titles, reader, [.. records.Select(r => r.Id)]);
        await workbench.As<RankingService>(review.Lead).SwitchAsync(review.Id, on: true);
        var priors = workbench.As<RankingPriorService>(review.Lead);
        var bees = (await priors.FindAsync(review.Id, "beekeep"))[0];
        await priors.AddAsync(review.Id, bees.Number);
        await priors.AddAsync(review.Id, bees.Number);
        Assert.Equal([bees.Number], (await priors.ListAsync(review.Id)).Select(record => record.Number));
        Assert.Contains("not a record to screen", (await priors.AddAsync(review.Id, 4711)).Message, StringComparison.Ordinal);
        await workbench.DecideAsync(review, Titles, reader, records.First(r => r.Number % 2 == 0).Id, Verdict.Exclude);

        var first = (await LearntAsync(review, reader))[0];

        Assert.Contains("Beekeeping", first.Title, StringComparison.Ordinal);
        await priors.RemoveAsync(review.Id, bees.Number);
        Assert.Empty(await priors.ListAsync(review.Id));
        Assert.StartsWith("In random order until", (await LearntAsync(review, reader))[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_model_is_a_switch_of_its_own_and_is_named_in_the_methods_text()
    {
        var (review, _) = await ReviewAsync(3);
        var ranking = workbench.As<RankingService>(review.Lead);
        await ranking.SwitchAsync(review.Id, on: true);
        await ranking.SwitchAsync(review.Id, on: true, RankingModelKind.Modified);
        await ranking.SwitchAsync(review.Id, on: true, RankingModelKind.Modified);

        Assert.Equal(RankingModelKind.Modified, (await ranking.GetAsync(review.Id)).Model);
        Assert.False((await ranking.SwitchAsync(review.Id, on: true, (RankingModelKind)7)).Succeeded);
        await using var db = workbench.Db();
        Assert.Equal([RankingModelKind.ElasU4, RankingModelKind.Modified],
            (await db.RankingPeriodsAsync(review.Id, default)).Select(period => period.Model));
    }

    [Fact]
    public async Task It_is_switched_by_leads_once_at_a_time_and_told_in_the_methods_text()
    {
        var (review, _) = await ReviewAsync(3);
        var ranking = workbench.As<RankingService>(review.Lead);

        await ranking.SwitchAsync(review.Id, on: false);
        await ranking.SwitchAsync(review.Id, on: true);
        await ranking.SwitchAsync(review.Id, on: true);
        await ranking.SwitchAsync(review.Id, on: false);

        Assert.False((await ranking.GetAsync(review.Id)).IsOn);
        await using var db = workbench.Db();
        Assert.Equal(["ranking.on", "ranking.off"],
            await db.AuditEvents.Where(e => e.ReviewId == review.Id && e.Action.StartsWith("ranking.")).OrderBy(e => e.At)
            .Select(e => e.Action).ToListAsync());
        Assert.NotNull(Assert.Single(await db.RankingPeriodsAsync(review.Id, default)).Until);
    }

    [Fact]
    public async Task What_the_sample_shows_is_counted_for_leads_who_read_nothing_any_more()
    {
        var (review, records) = await ReviewAsync(20);
        var (first, second) = (review.Reviewers[0], review.Reviewers[1]);
        await workbench.AssignAsync(review, Titles, first, [.. records.Select(r => r.Id)]);
        await workbench.AssignAsync(review, Titles, second, [.. records.Skip(8).Take(6).Select(r => r.Id)], ReviewerPosition.Second);
        foreach (var record in records.Take(10))
            await workbench.DecideAsync(review, Titles, first, record.Id, record.Number <= 5 ? Verdict.Include : Verdict.Exclude);
        foreach (var at in new[] { 10, 11, 12 })
            await workbench.DecideAsync(review, Titles, second, records[at].Id, at == 10 ? Verdict.Maybe : Verdict.Exclude);
        await workbench.As<RankingService>(review.Lead).SwitchAsync(review.Id, on: true);

        var view = await workbench.As<RankingService>(review.Lead).GetAsync(review.Id);

        Assert.Equal((10, 3, 1, 5), (view.Sample!.Unread, view.Sample.Drawn, view.Sample.Included, view.Sample.Found));
        Assert.Equal(1, view.UnreadInSample);
        Assert.Equal([.. Enumerable.Repeat(true, 5), .. Enumerable.Repeat(false, 5)], view.Curve!.Found);
        Assert.Equal((10, view.Sample.MostRelevant), (view.Curve.Unread, view.Curve.RemainingAtMost));
        var reader = await workbench.As<RankingService>(first).GetAsync(review.Id);
        Assert.Null(reader.Sample);
        Assert.Null(reader.Curve);
    }

    [Fact]
    public async Task A_finished_screening_is_read_again_in_the_order_of_the_model()
    {
        var (review, records) = await ReviewAsync(60);
        var reader = review.Reviewers[0];
        await workbench.AssignAsync(review, Titles, reader, [.. records.Select(r => r.Id)]);
        foreach (var record in records.SkipLast(1))
            await workbench.DecideAsync(review, Titles, reader, record.Id, record.Number % 6 == 1 ? Verdict.Include : Verdict.Exclude);
        var ranking = workbench.As<RankingService>(review.Lead);
        Assert.False((await ranking.GetAsync(review.Id)).IsFinished);
        Assert.False((await ranking.ReplayAsync(review.Id)).Succeeded);

        await workbench.DecideAsync(review, Titles, reader, records[^1].Id, Verdict.Exclude);

        Assert.True((await ranking.GetAsync(review.Id)).IsFinished);
        var replay = (await ranking.ReplayAsync(review.Id)).Value!;
        Assert.Equal((60, 10), (replay.Records, replay.Included));
        // All about beekeeping come first, and those included are among them.
        Assert.InRange(replay.ReadFor95, 9, 30);
    }

    [Fact]
    public async Task Stopping_settles_what_the_second_reviewer_read_alone_removes_what_nobody_read_and_resuming_undoes_both()
    {
        var (review, records) = await ReviewAsync(30);
        var (first, second) = (review.Reviewers[0], review.Reviewers[1]);
        var (ranking, stops) = (workbench.As<RankingService>(review.Lead), workbench.As<RankingStopService>(review.Lead));
        await workbench.AssignAsync(review, Titles, first, [.. records.Select(r => r.Id)]);
        await workbench.AssignAsync(review, Titles, second, [.. records.Skip(8).Take(6).Select(r => r.Id)], ReviewerPosition.Second);
        foreach (var record in records.Take(10))
            await workbench.DecideAsync(review, Titles, first, record.Id, record.Number <= 5 ? Verdict.Include : Verdict.Exclude);
        foreach (var record in records.Skip(8).Take(5))
            await workbench.DecideAsync(review, Titles, second, record.Id, Verdict.Exclude);
        Assert.Contains("Priority screening is off", (await stops.LookAsync(review.Id)).Message, StringComparison.Ordinal);
        await ranking.SwitchAsync(review.Id, on: true, RankingModelKind.Modified);
        Assert.Contains("1 of it waits", (await stops.LookAsync(review.Id)).Message, StringComparison.Ordinal);
        await workbench.DecideAsync(review, Titles, second, records[13].Id, Verdict.Include);

        var effects = (await stops.LookAsync(review.Id)).Value!;
        Assert.Equal((16, 3, 1, 0), (effects.LeftUnread, effects.Excluded, effects.Included, effects.Maybe));
        Assert.Contains("Nothing was changed", (await stops.StopAsync(review.Id, 15)).Message, StringComparison.Ordinal);
        Assert.True((await stops.StopAsync(review.Id, 16)).Succeeded);

        Assert.Empty(await NextAsync(review, first));
        Assert.Equal((8, 6), await SettledAsync(review));
        var view = await ranking.GetAsync(review.Id);
        Assert.Equal((16, 4), (view.Stop!.LeftUnread, view.Stop.BySecondAlone));
        Assert.Equal(effects.Sample.RecallAtLeast, view.Stop.RecallAtLeast);
        Assert.Contains("already", (await stops.LookAsync(review.Id)).Message, StringComparison.Ordinal);
        await using (var db = workbench.Db())
        {
            var flow = (await workbench.As<ReportService>(review.Lead).GetFlowAsync(review.Id)).Flow;
            Assert.Equal((16, 14), (flow.Left.RemovedByAutomation.Count, flow.Left.Screened.Count));
            // The flow names the model that ranked.
            Assert.Contains(RankingOptions.Of(RankingModelKind.Modified).Difference!, Assert.Single(flow.Left.AutomationTools).Label,
                StringComparison.Ordinal);
            Assert.Empty(PrismaInvariants.Check(flow));
            Assert.Equal(16, (await db.RankingStoppedAsync(review.Id, default))!.LeftUnread);

            // One is taken back by itself: the sentence says what the flow counts, and the sample showed what it showed.
            var batch = await db.RankingStops.Where(s => s.ReviewId == review.Id).Select(s => s.BatchId).SingleAsync();
            await workbench.As<RemovalService>(review.Lead).TakeBackAsync(review.Id, batch, records[^1].Number);
            flow = (await workbench.As<ReportService>(review.Lead).GetFlowAsync(review.Id)).Flow;
            var stopped = (await db.RankingStoppedAsync(review.Id, default))!;
            Assert.Equal((15, flow.Left.RemovedByAutomation.Count), (stopped.LeftUnread, stopped.LeftUnread));
            Assert.Equal(effects.Sample.RecallAtLeast, stopped.RecallAtLeast);
        }

        Assert.True((await stops.ResumeAsync(review.Id)).Succeeded);
        Assert.False((await stops.ResumeAsync(review.Id)).Succeeded);
        Assert.Equal(20, (await workbench.As<ScreeningQueueService>(first).ProgressAsync(review.Id, Titles, default)).Left);
        Assert.Equal((5, 5), await SettledAsync(review));
        Assert.Null((await ranking.GetAsync(review.Id)).Stop);
    }

    [Fact]
    public async Task Records_that_came_in_the_place_of_as_many_others_are_ordered_too()
    {
        var (review, records) = await ReviewAsync(20);
        var reader = review.Reviewers[0];
        await workbench.AssignAsync(review, Titles, reader, [.. records.Select(r => r.Id)]);
        await workbench.As<RankingService>(review.Lead).SwitchAsync(review.Id, on: true);
        await workbench.DecideAsync(review, Titles, reader, records[0].Id, Verdict.Include);
        await workbench.DecideAsync(review, Titles, reader, records[1].Id, Verdict.Exclude);
        await LearntAsync(review, reader);
        var models = workbench.Services.GetRequiredService<RankingModels>();
        var late = (await workbench.AddRecordsAsync(review, 1))[0];
        await workbench.SqlAsync($"update records set title = 'Beekeeping and honey again' where id = '{late.Id}'");
        await workbench.SqlAsync($"update records set withdrawn_at = now() where id = '{records[19].Id}'");
        await workbench.AssignAsync(review, Titles, reader, [late.Id]);
        await workbench.DecideAsync(review, Titles, reader, records[2].Id, Verdict.Include);

        await LearntAsync(review, reader);

        Assert.Contains(late.Id, models.Latest(review.Id, reader, RankingModelKind.ElasU4)!.Records);
        await models.LearntAsync(review.Id, reader);
    }

    [Fact]
    public async Task Whoever_still_screens_neither_sees_nor_stops()
    {
        var (review, records) = await ReviewAsync(6);
        await workbench.AssignAsync(review, Titles, review.Lead, [.. records.Select(r => r.Id)]);
        await workbench.AssignAsync(review, Titles, review.Reviewers[0], [records[0].Id], ReviewerPosition.Second);
        await workbench.As<RankingService>(review.Lead).SwitchAsync(review.Id, on: true);

        Assert.Contains("nothing left to screen", (await workbench.As<RankingStopService>(review.Lead).LookAsync(review.Id)).Message,
            StringComparison.Ordinal);
        Assert.False((await workbench.As<RankingStopService>(review.Lead).StopAsync(review.Id, 5)).Succeeded);
    }

    private async Task<(int Excluded, int Included)> SettledAsync(TestReview review)
    {
        await using var db = workbench.Db();
        var here = await db.AtTitleAbstract(review.Id).Select(r => r.Id).ToListAsync();
        var outcomes = await db.OutcomesAt(review.Id, Titles).Where(o => here.Contains(o.RecordId)).ToListAsync();
        return (outcomes.Count(o => o.Status == ScreeningStatus.Excluded), outcomes.Count(o => o.Status == ScreeningStatus.Included));
    }

    private async Task<IReadOnlyList<ScreeningCard>> NextAsync(TestReview review, Guid reader)
        => await workbench.As<ScreeningQueueService>(reader).NextAsync(review.Id, Titles, 12);

    // The first question begins to learn; the next one gets what was learnt.
    private async Task<IReadOnlyList<ScreeningCard>> LearntAsync(TestReview review, Guid reader)
    {
        await NextAsync(review, reader);
        await workbench.Services.GetRequiredService<RankingModels>().LearntAsync(review.Id, reader);
        return await NextAsync(review, reader);
    }

    /// <summary>Every second record is about something else.</summary>
    private async Task<(TestReview Review, IReadOnlyList<ReviewRecord> Records)> ReviewAsync(int count)
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var records = await workbench.AddRecordsAsync(review, count);
        await workbench.SqlAsync(
            $"update records set title = case when number % 2 = 1 then 'Beekeeping and honey in year ' || number else 'Road traffic and noise in town ' || number end, abstract = null where review_id = '{review.Id}'");
        return (review, records);
    }
}
