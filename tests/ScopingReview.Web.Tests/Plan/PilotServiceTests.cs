using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Plan;

public sealed class PilotServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task A_round_gives_the_first_of_the_ranking_to_everybody_who_takes_part()
    {
        var review = await ReviewAsync(records: 30);

        var started = await StartAsync(review, count: 10);

        Assert.Equal(10, started.Value);
        var assignments = await AssignmentsAsync(review);
        Assert.Equal(30, assignments.Count);
        Assert.All(assignments, a => Assert.Equal(ReviewerPosition.Pilot, a.Position));
        Assert.All(assignments.GroupBy(a => a.RecordId),
            record => Assert.Equal(review.Reviewers.Order(), record.Select(a => a.ReviewerId).Order()));
        var view = await ViewAsync(review);
        var draw = Assert.Single(view.Draws);
        Assert.Equal((DrawKind.Pilot, 30, 10, false), (draw.Kind, draw.FrameSize, draw.SampleSize, view.Drawn));
        Assert.True((await workbench.As<DrawService>(review.Lead).RepeatAsync(review.Id, draw.Id)).Value!.Same);
    }

    // Ten records, three readers, as in the rules' tests: 24 of 30 pairs, κ 0.55, AC1 0.64.
    [Fact]
    public async Task Agreement_shows_once_all_votes_are_in_and_stays_when_the_round_is_closed()
    {
        var review = await ReviewAsync(records: 30);
        await StartAsync(review, count: 10);
        string[] marks = ["III", "III", "IIE", "EIE", "EEE", "EEE", "EEE", "EEE", "EEI", "EEE"];
        var numbers = await PilotNumbersAsync(review);
        await VoteAsync(review, numbers[..9], marks);
        var before = Assert.Single((await ViewAsync(review)).Pilots);
        await VoteAsync(review, numbers[9..], marks[9..]);

        var complete = Assert.Single((await ViewAsync(review)).Pilots);
        await CloseAsync(review, counts: false);
        var closed = Assert.Single((await ViewAsync(review)).Pilots);

        Assert.Equal((3, true), (before.Missing, before.Agreement is null));
        Assert.Equal([9, 9, 9], before.Readers.Select(r => r.Voted));
        foreach (var agreement in new[] { complete.Agreement!, closed.Agreement! })
        {
            Assert.Equal((30L, 24L, true), (agreement.Pairs, agreement.AgreeingPairs, agreement.IsReached));
            Assert.Equal(.55, agreement.OfSeveral!.FleissKappa!.Value, 1e-12);
            Assert.Equal(.64, agreement.OfSeveral.Ac1!.Value, 1e-12);
            Assert.Equal(new[] { numbers[2], numbers[3], numbers[8] }.Order(), agreement.Differing);
        }

        Assert.Equal((true, false, (bool?)false), (complete.IsOpen, closed.IsOpen, closed.Counts));
    }

    [Fact]
    public async Task A_round_that_counts_keeps_its_votes_and_its_records_are_not_drawn_from_again()
    {
        var review = await ReviewAsync(records: 25);
        await StartAsync(review, count: 5);
        var numbers = await PilotNumbersAsync(review);
        await VoteAsync(review, numbers, ["III", "EEE", "EEE", "EEE", "EEI"]);
        await ResolveAsync(review, numbers[4]);

        var closed = await CloseAsync(review, counts: true);
        var dealt = await SaveAsync(review, share: 0.2m);

        Assert.Equal(new PilotClosed(5, 0), closed.Value);
        Assert.Equal(new PlannedAssignments(20 + 4, 4, 0), dealt.Value);
        var view = await ViewAsync(review);
        Assert.Equal(20, view.Draws[^1].FrameSize);
        Assert.Equal((20, 0), (view.ShareOf, view.Undrawn));
        Assert.StartsWith(
            "A pilot of 5 records, drawn at random by hash, was screened independently by 3 reviewers; they agreed on 86.7 % of the pairs of votes (13 of 15)", view.Sentences[0], StringComparison.Ordinal);
        await using var db = workbench.Db();
        var outcomes = await db.Outcomes.Where(o => o.ReviewId == review.Id && o.Status != ScreeningStatus.Pending).Select(o => o.Status)
            .ToListAsync();
        Assert.Equal(
            [ScreeningStatus.Included, ScreeningStatus.Included, ScreeningStatus.Excluded, ScreeningStatus.Excluded,
                ScreeningStatus.Excluded], outcomes.Order());
    }

    [Fact]
    public async Task A_round_that_does_not_count_is_set_aside_and_its_records_are_screened_like_all_others()
    {
        var review = await ReviewAsync(records: 25);
        await StartAsync(review, count: 5);
        var numbers = await PilotNumbersAsync(review);
        await VoteAsync(review, numbers, ["III", "EEE", "EEE", "EEE", "EEI"]);
        await ResolveAsync(review, numbers[4]);

        var closed = await CloseAsync(review, counts: false);
        var dealt = await SaveAsync(review, share: 0.2m);

        Assert.Equal(new PilotClosed(0, 5), closed.Value);
        Assert.Equal(new PlannedAssignments(25 + 5, 5, 0), dealt.Value);
        await using (var db = workbench.Db())
        {
            Assert.False(await db.Outcomes.AnyAsync(o => o.ReviewId == review.Id && o.Status != ScreeningStatus.Pending));
            // Nothing is deleted.
            Assert.Equal((15, 1),
                (await db.Decisions.CountAsync(d => d.ReviewId == review.Id && d.SupersededAt != null),
                    await db.Resolutions.CountAsync(r => r.ReviewId == review.Id && r.SupersededAt != null)));
        }

        var reader = (await AssignmentsAsync(review)).First(a => a.Position == ReviewerPosition.First);
        Assert.Equal(review.Reviewers[0], reader.ReviewerId);
        Assert.True((await VoteAsync(review, 0, numbers[0], Verdict.Exclude)).Succeeded);
        var history =
            (await workbench.As<RecordService>(review.Reviewers[0]).GetAsync(review.Id, numbers[0]))!.History.Single(
                stage => stage.Stage == Titles).Entries;
        Assert.Equal([(true, true, Verdict.Include), (false, false, Verdict.Exclude)],
            history.Select(entry => (entry.OfPilot, entry.SetAside, entry.Verdict!.Value)));
    }

    [Fact]
    public async Task The_sample_is_not_drawn_while_a_round_is_open()
    {
        var review = await ReviewAsync(records: 25);
        await StartAsync(review, count: 5);

        Assert.Contains("close it first", (await SaveAsync(review, share: 0.2m)).Message, StringComparison.Ordinal);
        Assert.Contains("open already", (await StartAsync(review, count: 5)).Message, StringComparison.Ordinal);
        await CloseAsync(review, counts: true);
        Assert.True((await SaveAsync(review, share: 0.2m)).Succeeded);
        Assert.Contains("already been drawn", (await StartAsync(review, count: 5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_leads_who_close_at_the_same_moment_close_once()
    {
        var review = await ReviewAsync(records: 25);
        await StartAsync(review, count: 5);
        var round = (await ViewAsync(review)).Pilots[0].Id;

        var results =
            await Task.WhenAll(
                new[] { true, false }.Select(
                    counts => workbench.As<PilotService>(review.Lead).CloseAsync(review.Id, Titles, round, counts)));

        Assert.Single(results, result => result.Succeeded);
        Assert.Contains("Somebody else closed", results.Single(result => !result.Succeeded).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_round_draws_what_the_first_did_not()
    {
        var review = await ReviewAsync(records: 12);
        await StartAsync(review, count: 5, seed: "one");
        var first = await PilotNumbersAsync(review);
        await CloseAsync(review, counts: false);

        Assert.Contains("only 7 records", (await StartAsync(review, count: 8, seed: "two")).Message, StringComparison.Ordinal);
        await StartAsync(review, count: 7, seed: "two");

        Assert.Empty(first.Intersect(await PilotNumbersAsync(review)));
        Assert.Equal(2, (await ViewAsync(review)).Pilots.Count);
    }

    // Reader 3 leaves after one vote. 1 and 2 have both read four of five; the fifth only 1 has.
    [Fact]
    public async Task Somebody_who_left_does_not_hold_the_round_up()
    {
        var review = await ReviewAsync(records: 11);
        await StartAsync(review, count: 5);
        var numbers = await PilotNumbersAsync(review);
        await VoteAsync(review, numbers, ["IIE", "EE.", "EI.", "EE.", "E.."]);
        await workbench.As<TeamService>(review.Lead).RemoveAsync(review.Id, review.Reviewers[2]);
        var open = (await ViewAsync(review)).Pilots[0];

        var closed = await CloseAsync(review, counts: true);

        Assert.Equal([(5, 5, true), (4, 5, true), (1, 5, false)], open.Readers.Select(r => (r.Voted, r.Asked, r.IsMember)));
        Assert.Equal(5, open.Missing);
        Assert.Null(open.Agreement);
        Assert.Equal(new PilotClosed(4, 1), closed.Value);
        var agreement = (await ViewAsync(review)).Pilots[0].Agreement!;
        Assert.Equal([review.Reviewers[0], review.Reviewers[1]], agreement.ReaderIds.Order());
        Assert.Equal((4L, 3L), (agreement.Pairs, agreement.AgreeingPairs));
        var left = await AssignmentsAsync(review);
        Assert.Equal(3 + (3 * 2), left.Count);
        // Seven records: six that were never drawn, and the one that one person read.
        Assert.Equal(7, (await SaveAsync(review, share: 0)).Value!.Assigned);
    }

    [Fact]
    public async Task A_round_is_as_blind_as_any_screening()
    {
        var review = await ReviewAsync(records: 9);
        await StartAsync(review, count: 2, participants: [.. review.Reviewers, review.Lead]);
        var numbers = await PilotNumbersAsync(review);
        await VoteAsync(review, numbers, ["IIE", "EEE"]);

        // The lead has not voted: neither they nor anybody else is told how the others did.
        foreach (var person in new[] { review.Lead, review.Reviewers[0] })
        {
            Assert.Null((await workbench.As<PlanViewService>(person).GetAsync(review.Id, Titles)).Pilots[0].Agreement);
            var history =
                (await workbench.As<RecordService>(person).GetAsync(review.Id, numbers[0]))!.History.Single(stage => stage.Stage == Titles);
            Assert.All(history.Entries, entry => Assert.Equal(Verdict.Include, entry.Verdict));
            Assert.Equal(person == review.Lead ? 0 : 1, history.Entries.Count);
        }

        var lead = workbench.As<DecisionService>(review.Lead);
        foreach (var number in numbers)
            await lead.DecideAsync(review.Id,
                new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = number, Verdict = Verdict.Exclude });
        var complete = (await workbench.As<PlanViewService>(review.Reviewers[0]).GetAsync(review.Id, Titles)).Pilots[0];
        Assert.Equal((12L, true), (complete.Agreement!.Pairs, complete.MayOpenDiffering));
        await CloseAsync(review, counts: false);
        await SaveAsync(review, share: 0.5m);
        // They may be asked for one of them again: the figure stays, the names of the records do not.
        Assert.False((await workbench.As<PlanViewService>(review.Reviewers[0]).GetAsync(review.Id, Titles)).Pilots[0].MayOpenDiffering);
        Assert.True((await ViewAsync(review)).Pilots[0].MayOpenDiffering);
    }

    [Fact]
    public async Task The_agreement_of_the_stage_and_the_workloads_leave_pilot_votes_out_and_the_progress_names_them()
    {
        var review = await ReviewAsync(records: 6);
        await StartAsync(review, count: 2, participants: review.Reviewers.Take(2));
        await VoteAsync(review, await PilotNumbersAsync(review), ["IE", "EE"]);
        await CloseAsync(review, counts: true);
        await SaveAsync(review, share: 1);

        var titles = (await workbench.As<ReportService>(review.Lead).GetAgreementAsync(review.Id)).Titles!;
        var view = await ViewAsync(review);

        Assert.Equal((0L, 4), (titles.Statistics.Table.Total, titles.ToCome));
        Assert.Equal([(4, 0, 0), (0, 4, 0)], view.Workloads.OrderByDescending(w => w.First).Select(w => (w.First, w.Second, w.Decided)));
        Assert.Empty(view.Leftovers);
    }

    // A record of the sample turns out to be the twin of one that the pilot decided: whose votes are carried, they are still the pilot's.
    [Fact]
    public async Task A_pilot_vote_that_a_merge_carries_to_another_record_does_not_become_a_second_reading()
    {
        var review = await ReviewAsync(records: 9);
        await StartAsync(review, count: 3, participants: review.Reviewers.Skip(1));
        var piloted = await PilotNumbersAsync(review);
        foreach (var number in piloted)
        {
            await VoteAsync(review, 1, number, Verdict.Exclude);
            await VoteAsync(review, 2, number, Verdict.Exclude);
        }

        await CloseAsync(review, counts: true);
        await SaveAsync(review, share: 1);
        var (kept, twin) = (Enumerable.Range(1, 9).Except(piloted).Min(), piloted[^1]);
        // Of two records with votes, the one with more filled fields is kept.
        await workbench.SqlAsync(
            $"update records set doi = '10.1234/fuller', language = 'en', keywords = '{{one,two}}' where review_id = '{review.Id}' and number = {kept}");
        await VoteAsync(review, 0, kept, Verdict.Include);
        await VoteAsync(review, 1, kept, Verdict.Exclude);
        await ResolveAsync(review, kept);
        Assert.True((await workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, kept, twin, same: true)).Succeeded);

        await using var db = workbench.Db();
        var readers = await db.Assignments.Where(a => a.ReviewId == review.Id && a.Record!.Number == kept && a.SupersededAt == null)
            .OrderBy(a => a.Position).Select(a => new { a.Position, a.ReviewerId }).ToListAsync();
        Assert.Equal(
            [(ReviewerPosition.First, review.Reviewers[0]), (ReviewerPosition.Pilot, review.Reviewers[2]),
                (ReviewerPosition.Second, review.Reviewers[1])], readers.Select(r => (r.Position, r.ReviewerId)));
        Assert.Equal(0L, (await workbench.As<ReportService>(review.Lead).GetAgreementAsync(review.Id)).Titles!.Statistics.Table.Total);
    }

    [Theory]
    [InlineData(0, 3, "seed", "at least one record")]
    [InlineData(10, 3, "seed", "only 9 records")]
    [InlineData(5, 1, "seed", "two or more")]
    [InlineData(5, 3, " ", "seed is any text")]
    public async Task An_impossible_round_is_refused_with_what_to_do(int count, int people, string seed, string says)
    {
        var review = await ReviewAsync(records: 9);

        var result = await StartAsync(review, count, seed, review.Reviewers.Take(people));

        Assert.Contains(says, result.Message, StringComparison.Ordinal);
        Assert.Empty(await AssignmentsAsync(review));
    }

    [Fact]
    public async Task Without_records_without_the_others_and_with_the_seed_of_the_sample_a_round_does_not_begin()
    {
        var empty = await workbench.AddReviewAsync(2);
        Assert.Contains("no record to draw from", (await StartAsync(empty, 5)).Message, StringComparison.Ordinal);
        Assert.Contains("no longer a reviewer", (await StartAsync(empty, 5, participants: [empty.Lead, Guid.CreateVersion7()])).Message,
            StringComparison.Ordinal);

        var review = await ReviewAsync(records: 9);
        await StartAsync(review, 5, seed: "same");
        await CloseAsync(review, counts: false);
        Assert.Contains("different seeds", (await SaveAsync(review, 0.2m, seed: "same")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rounds_and_their_end_are_never_changed()
    {
        var review = await ReviewAsync(records: 9);
        await StartAsync(review, 5);
        await CloseAsync(review, counts: false);

        foreach (var table in new[] { "pilot_rounds", "pilot_closings" })
            Assert.Equal(PostgresErrorCodes.RestrictViolation,
                (await Assert.ThrowsAsync<PostgresException>(() => workbench.SqlAsync($"delete from {table}"))).SqlState);
    }

    [Fact]
    public async Task Many_assignments_refresh_the_statistics()
    {
        var review = await ReviewAsync(records: 1001);

        Assert.True((await SaveAsync(review, share: 0)).Succeeded);

        await using var db = workbench.Db();
        Assert.InRange(await db.Database.SqlQuery<float>($"select reltuples as \"Value\" from pg_class where relname = 'assignments'")
            .SingleAsync(), 1001, float.MaxValue);
    }

    private async Task<TestReview> ReviewAsync(int records)
    {
        var review = await workbench.AddReviewAsync(3);
        await workbench.AddRecordsAsync(review, records);
        return review;
    }

    private Task<OperationResult<int>> StartAsync(
        TestReview review, int count, string seed = "pilot", IEnumerable<Guid>? participants = null)
        => workbench.As<PilotService>(review.Lead)
            .StartAsync(review.Id, Titles,
                new PilotInput { Count = count, Seed = seed, ParticipantIds = [.. participants ?? review.Reviewers] });

    private async Task<OperationResult<PilotClosed>> CloseAsync(TestReview review, bool counts)
        => await workbench.As<PilotService>(review.Lead).CloseAsync(review.Id, Titles, (await ViewAsync(review)).Pilots[^1].Id, counts);

    private Task<OperationResult<PlannedAssignments>> SaveAsync(TestReview review, decimal share, string seed = "sample")
        => workbench.As<PlanService>(review.Lead).SaveAsync(review.Id, Titles, new PlanInput
        {
            FirstReviewerIds = [review.Reviewers[0]],
            SecondReviewerIds = share == 0 ? [] : [review.Reviewers[1]],
            Share = share,
            Seed = seed,
            MaybeCountsAsInclude = false,
        });

    private Task<PlanView> ViewAsync(TestReview review) => workbench.As<PlanViewService>(review.Lead).GetAsync(review.Id, Titles);

    /// <summary>The records of the round in hand, by number.</summary>
    private async Task<int[]> PilotNumbersAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return await db.Assignments.Where(a => a.ReviewId == review.Id && a.Position == ReviewerPosition.Pilot && a.SupersededAt == null)
            .Select(a => a.Record!.Number).Distinct().Order().ToArrayAsync();
    }

    /// <summary>One text for each record, one letter for each reviewer in turn; a dot is no vote.</summary>
    private async Task VoteAsync(TestReview review, int[] numbers, string[] marks)
    {
        foreach (var (number, said) in numbers.Zip(marks))
        {
            for (var reader = 0; reader < said.Length; reader++)
            {
                if (said[reader] != '.')
                    Assert.True(
                        (await VoteAsync(review, reader, number, said[reader] == 'I' ? Verdict.Include : Verdict.Exclude)).Succeeded);
            }
        }
    }

    private Task<OperationResult> VoteAsync(TestReview review, int reader, int number, Verdict verdict)
        => workbench.As<DecisionService>(review.Reviewers[reader])
            .DecideAsync(review.Id, new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = number, Verdict = verdict });

    private async Task ResolveAsync(TestReview review, int number)
        => Assert.True(
            (await workbench.As<ConflictService>(review.Lead)
                .ResolveAsync(review.Id, Titles, number, new Ruling(Verdict.Include))).Succeeded);

    private async Task<List<Assignment>> AssignmentsAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return await db.Assignments.AsNoTracking().Where(a => a.ReviewId == review.Id && a.Stage == Titles && a.SupersededAt == null)
            .ToListAsync();
    }
}
