using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Features.Team.Reassignments;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Team;

public sealed class HandoverServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task The_rest_goes_evenly_to_others_and_what_is_decided_stays()
    {
        var (review, records) = await ReviewAsync(reviewers: 3, records: 21);
        var (ada, ben, carl) = (review.Reviewers[0], review.Reviewers[1], review.Reviewers[2]);
        await workbench.AssignAsync(review, Titles, ada, records);
        await workbench.DecideAsync(review, Titles, ada, records[3], Verdict.Include);

        var preview = await Service(review).PreviewAsync(review.Id, ada, To(ben, carl));
        var given = await Service(review).ApplyAsync(review.Id, ada, away: null, To(ben, carl));

        Assert.True(given.Succeeded, given.Message);
        Assert.Equal(preview, given.Value);
        Assert.Contains("all 20 records", Assert.Single(preview), StringComparison.Ordinal);
        var readers = await ReadersAsync(review);
        Assert.Equal([ada], readers[records[3]]);
        Assert.Equal((1, 10, 10), (Has(readers, ada), Has(readers, ben), Has(readers, carl)));
        var team = await workbench.As<TeamService>(review.Lead).GetAsync(review.Id);
        Assert.Equal((20, 20), (team.Given.Single().Unread, team.Given.Single().To.Sum(to => to.Count)));
        await using var db = workbench.Db();
        Assert.True(await db.AuditEvents.AnyAsync(e => e.ReviewId == review.Id && e.Action == "records.given"));
    }

    [Fact]
    public async Task A_part_is_taken_from_the_end_of_her_order()
    {
        var (review, records) = await ReviewAsync(reviewers: 2, records: 10);
        await workbench.AssignAsync(review, Titles, review.Reviewers[0], records);

        await Service(review)
            .ApplyAsync(review.Id, review.Reviewers[0], away: null, new ReassignmentRequest { To = [review.Reviewers[1]], Titles = 4 });

        var readers = await ReadersAsync(review);
        Assert.All(records.Take(6), record => Assert.Equal([review.Reviewers[0]], readers[record]));
        Assert.All(records.Skip(6), record => Assert.Equal([review.Reviewers[1]], readers[record]));
    }

    [Fact]
    public async Task Nobody_becomes_both_readers_of_a_record_and_what_stays_is_said()
    {
        var (review, records) = await ReviewAsync(reviewers: 3, records: 12);
        var (ada, ben, carl) = (review.Reviewers[0], review.Reviewers[1], review.Reviewers[2]);
        await workbench.AssignAsync(review, Titles, ada, records);
        await workbench.AssignAsync(review, Titles, ben, records.Take(5), ReviewerPosition.Second);

        var toBen = await Service(review).ApplyAsync(review.Id, ada, away: null, To(ben));
        Assert.Contains(toBen.Value!, sentence => sentence.Contains("5 records stay", StringComparison.Ordinal));
        var toCarl = await Service(review).ApplyAsync(review.Id, ada, away: null, To(ben, carl));

        Assert.True(toCarl.Succeeded);
        var readers = await ReadersAsync(review);
        Assert.All(records.Take(5), record => Assert.Equal(new[] { ben, carl }.Order(), readers[record].Order()));
        Assert.All(records.Skip(5), record => Assert.Equal([ben], readers[record]));
    }

    [Fact]
    public async Task An_undo_gives_back_what_is_still_unread_and_only_once()
    {
        var (review, records) = await ReviewAsync(reviewers: 2, records: 8);
        var (ada, ben) = (review.Reviewers[0], review.Reviewers[1]);
        await workbench.AssignAsync(review, Titles, ada, records);
        await Service(review).ApplyAsync(review.Id, ada, away: null, To(ben));
        await workbench.DecideAsync(review, Titles, ben, records[2], Verdict.Exclude);
        var given = (await workbench.As<TeamService>(review.Lead).GetAsync(review.Id)).Given.Single();

        var undone = await Service(review).UndoAsync(review.Id, given.Id);
        var again = await Service(review).UndoAsync(review.Id, given.Id);

        Assert.Equal((true, 7, false), (undone.Succeeded, undone.Value, again.Succeeded));
        var readers = await ReadersAsync(review);
        Assert.Equal((7, 1), (Has(readers, ada), Has(readers, ben)));
        Assert.Equal([ben], readers[records[2]]);
        Assert.Empty((await workbench.As<TeamService>(review.Lead).GetAsync(review.Id)).Given);
    }

    [Fact]
    public async Task Given_on_twice_the_later_one_is_undone_first()
    {
        var (review, records) = await ReviewAsync(reviewers: 3, records: 4);
        var (ada, ben, carl) = (review.Reviewers[0], review.Reviewers[1], review.Reviewers[2]);
        await workbench.AssignAsync(review, Titles, ada, records);
        await Service(review).ApplyAsync(review.Id, ada, away: null, To(ben));
        await Service(review).ApplyAsync(review.Id, ben, away: null, To(carl));
        var given = (await workbench.As<TeamService>(review.Lead).GetAsync(review.Id)).Given;

        Assert.Equal([4, 0], given.Select(g => g.Unread));
        foreach (var each in given)
            Assert.Equal(4, (await Service(review).UndoAsync(review.Id, each.Id)).Value);
        Assert.All((await ReadersAsync(review)).Values, readers => Assert.Equal([ada], readers));
    }

    [Fact]
    public async Task Two_leads_who_give_the_same_records_at_once_give_each_once()
    {
        var (review, records) = await ReviewAsync(reviewers: 3, records: 30);
        var second = await workbench.AddMemberAsync(review.Id, ReviewRole.Lead);
        await workbench.AssignAsync(review, Titles, review.Reviewers[0], records);

        var both = await Task.WhenAll(
            Service(review).ApplyAsync(review.Id, review.Reviewers[0], away: null, To(review.Reviewers[1])),
            workbench.As<HandoverService>(second).ApplyAsync(review.Id, review.Reviewers[0], away: null, To(review.Reviewers[2])));

        Assert.All(both, result => Assert.True(result.Succeeded, result.Message));
        Assert.All((await ReadersAsync(review)).Values, readers => Assert.Single(readers));
        Assert.Single((await workbench.As<TeamService>(review.Lead).GetAsync(review.Id)).Given);
    }

    [Fact]
    public async Task A_vote_on_a_record_that_was_given_away_is_refused_in_a_sentence()
    {
        var (review, records) = await ReviewAsync(reviewers: 2, records: 2);
        await workbench.AssignAsync(review, Titles, review.Reviewers[0], records);
        await Service(review).ApplyAsync(review.Id, review.Reviewers[0], away: null, To(review.Reviewers[1]));

        var vote = await workbench.As<DecisionService>(review.Reviewers[0]).DecideAsync(
            review.Id, new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = 1, Verdict = Verdict.Include });

        Assert.False(vote.Succeeded);
        Assert.Contains("a lead gave it to somebody else", vote.Message, StringComparison.Ordinal);
        Assert.Empty(await workbench.As<ScreeningQueueService>(review.Reviewers[0]).NextAsync(review.Id, Titles, 10));
        Assert.Equal(2, (await workbench.As<ScreeningQueueService>(review.Reviewers[1]).NextAsync(review.Id, Titles, 10)).Count);
    }

    [Fact]
    public async Task The_plan_deals_nothing_to_somebody_who_is_away_until_she_is_back()
    {
        var (review, _) = await ReviewAsync(reviewers: 2, records: 10);
        await SavePlanAsync(review);
        var today = Absences.Day(TimeProvider.System.GetUtcNow());
        await Service(review)
            .ApplyAsync(review.Id, review.Reviewers[0], new AwayPeriod(today, today.AddDays(7), "Fieldwork"), handOut: null);
        await workbench.AddRecordsAsync(review, 10);

        await workbench.As<PlanService>(review.Lead).TopUpAsync(review.Id, Titles);
        Assert.Equal((5, 15), await LoadsAsync());
        await Service(review).ApplyAsync(review.Id, review.Reviewers[0], away: null, handOut: null);
        await workbench.AddRecordsAsync(review, 10);
        await workbench.As<PlanService>(review.Lead).TopUpAsync(review.Id, Titles);

        // On return the totals are evened out.
        Assert.Equal((15, 15), await LoadsAsync());
        async Task<(int, int)> LoadsAsync()
        {
            var readers = await ReadersAsync(review);
            return (Has(readers, review.Reviewers[0]), Has(readers, review.Reviewers[1]));
        }
    }

    [Fact]
    public async Task Nothing_is_drawn_while_all_first_reviewers_are_away()
    {
        var (review, _) = await ReviewAsync(reviewers: 2, records: 4);
        await SavePlanAsync(review);
        var today = Absences.Day(TimeProvider.System.GetUtcNow());
        foreach (var reviewer in review.Reviewers)
            await Service(review).ApplyAsync(review.Id, reviewer, new AwayPeriod(today, null, null), handOut: null);
        await workbench.AddRecordsAsync(review, 4);

        var refused = await workbench.As<PlanService>(review.Lead).TopUpAsync(review.Id, Titles);

        Assert.False(refused.Succeeded);
        Assert.Contains("away", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_given_by_hand_stays_given_when_the_plan_is_saved_again()
    {
        var (review, _) = await ReviewAsync(reviewers: 3, records: 10);
        await SavePlanAsync(review);
        await Service(review).ApplyAsync(review.Id, review.Reviewers[0], away: null, To(review.Reviewers[2]));

        await SavePlanAsync(review);

        Assert.Equal(5, Has(await ReadersAsync(review), review.Reviewers[2]));
        Assert.Empty((await workbench.As<PlanViewService>(review.Lead).GetAsync(review.Id, Titles)).Leftovers);
    }

    [Fact]
    public async Task A_removed_reviewers_votes_keep_counting_and_her_rest_goes_to_others()
    {
        var (review, records) = await ReviewAsync(reviewers: 3, records: 6);
        var (ada, ben, carl) = (review.Reviewers[0], review.Reviewers[1], review.Reviewers[2]);
        await workbench.AssignAsync(review, Titles, ada, records);
        await workbench.AssignAsync(review, Titles, ben, records.Take(3), ReviewerPosition.Second);
        await workbench.DecideAsync(review, Titles, ada, records[0], Verdict.Include);
        await workbench.DecideAsync(review, Titles, ben, records[0], Verdict.Exclude);

        var removed = await workbench.As<TeamService>(review.Lead).RemoveAsync(review.Id, ada, To(carl));

        Assert.True(removed.Succeeded, removed.Message);
        Assert.Equal(5, Has(await ReadersAsync(review), carl));
        var conflict = Assert.Single(await workbench.As<ConflictListService>(review.Lead).QueueAsync(review.Id));
        Assert.Equal(2, (await workbench.As<ConflictListService>(review.Lead).GetAsync(review.Id, Titles, conflict.Number))!.Votes.Count);
        Assert.True(
            (await workbench.As<ConflictService>(review.Lead)
                .ResolveAsync(review.Id, Titles, conflict.Number, new Ruling(Verdict.Include))).Succeeded);
    }

    [Fact]
    public async Task A_record_that_nobody_else_may_read_is_decided_by_the_votes_that_are_there()
    {
        var (review, records) = await ReviewAsync(reviewers: 1, records: 4);
        var (ada, lead) = (review.Reviewers[0], review.Lead);
        await workbench.AssignAsync(review, Titles, lead, records.Take(3));
        await workbench.AssignAsync(review, Titles, ada, records.Take(3), ReviewerPosition.Second);
        await workbench.AssignAsync(review, Titles, ada, records.Skip(3));
        await workbench.DecideAsync(review, Titles, lead, records[0], Verdict.Include);
        await workbench.DecideAsync(review, Titles, lead, records[1], Verdict.Maybe);

        var removed = await workbench.As<TeamService>(lead).RemoveAsync(review.Id, ada, To(lead));

        Assert.Contains(removed.Value!, sentence => sentence.Contains("the existing votes decide", StringComparison.Ordinal));
        await using var db = workbench.Db();
        var outcomes = await db.Outcomes.Where(o => o.ReviewId == review.Id && o.Stage == Titles)
            .ToDictionaryAsync(o => o.RecordId, o => o.Status);
        Assert.Equal(
            [ScreeningStatus.Included, ScreeningStatus.NeedsResolution, ScreeningStatus.Pending, ScreeningStatus.Pending],
            records.Select(record => outcomes[record]));
        Assert.Equal(2, Assert.Single(await workbench.As<ConflictListService>(lead).QueueAsync(review.Id)).Number);
        Assert.Equal([lead], (await ReadersAsync(review))[records[3]]);
    }

    [Fact]
    public async Task Left_for_now_her_records_wait_on_the_team_page_and_can_be_given_later()
    {
        var (review, records) = await ReviewAsync(reviewers: 2, records: 3);
        await workbench.AssignAsync(review, Titles, review.Reviewers[0], records);

        await workbench.As<TeamService>(review.Lead).RemoveAsync(review.Id, review.Reviewers[0]);
        var former = (await workbench.As<TeamService>(review.Lead).GetAsync(review.Id)).Members.Single(member => member.Role is null);
        var given = await Service(review).ApplyAsync(review.Id, former.UserId, away: null, To(review.Reviewers[1]));

        Assert.Equal(3, former.Left);
        Assert.True(given.Succeeded, given.Message);
        Assert.DoesNotContain((await workbench.As<TeamService>(review.Lead).GetAsync(review.Id)).Members, member => member.Role is null);
    }

    [Fact]
    public async Task Invited_again_she_finds_her_decisions()
    {
        var (review, records) = await ReviewAsync(reviewers: 2, records: 3);
        var ada = review.Reviewers[0];
        await workbench.AssignAsync(review, Titles, ada, records);
        await workbench.DecideAsync(review, Titles, ada, records[0], Verdict.Include);
        var service = workbench.As<TeamService>(review.Lead);
        await service.RemoveAsync(review.Id, ada, To(review.Reviewers[1]));

        var link = await service.InviteAsync(review.Id, "Ada", ReviewRole.Reviewer);
        Assert.True((await workbench.As<AccountService>(ada).AcceptAsync(link.Value!)).Succeeded);

        var mine = Assert.Single(
            (await workbench.As<TeamService>(ada).GetAsync(review.Id)).Members.Single(member => member.UserId == ada).Stages);
        Assert.Equal((1, 1), (mine.Assigned, mine.Decided));
        Assert.Single(await workbench.As<ScreeningQueueService>(ada).LatestAsync(review.Id, Titles, 10));
        // And what they gave up can come back.
        var given = (await service.GetAsync(review.Id)).Given.Single();
        Assert.Equal(2, (await Service(review).UndoAsync(review.Id, given.Id)).Value);
    }

    [Fact]
    public async Task Nobody_who_does_not_read_here_is_given_anything()
    {
        var (review, records) = await ReviewAsync(reviewers: 1, records: 2);
        var observer = await workbench.AddMemberAsync(review.Id, ReviewRole.Observer);
        var former = await workbench.AddMemberAsync(review.Id, ReviewRole.Reviewer, removed: true);
        await workbench.AssignAsync(review, Titles, review.Reviewers[0], records);

        foreach (var to in new[] { observer, former, review.Reviewers[0], await workbench.AddUserAsync() })
            Assert.False((await Service(review).ApplyAsync(review.Id, review.Reviewers[0], away: null, To(to))).Succeeded);
        Assert.Equal(2, Has(await ReadersAsync(review), review.Reviewers[0]));
    }

    [Fact]
    public async Task How_busy_somebody_was_is_between_her_and_the_leads()
    {
        var (review, records) = await ReviewAsync(reviewers: 2, records: 3);
        foreach (var reviewer in review.Reviewers)
        {
            await workbench.AssignAsync(review, Titles, reviewer, records);
            await workbench.DecideAsync(review, Titles, reviewer, records[0], Verdict.Include);
        }

        var mine = (await workbench.As<TeamService>(review.Reviewers[0]).GetAsync(review.Id)).Members;
        var leads = (await workbench.As<TeamService>(review.Lead).GetAsync(review.Id)).Members;

        Assert.Equal([1, null], review.Reviewers.Select(id => mine.Single(m => m.UserId == id).Stages.Single().Pace?.LastDay));
        Assert.Equal([1, 1], review.Reviewers.Select(id => leads.Single(m => m.UserId == id).Stages.Single().Pace!.LastDay));
        Assert.Equal(2, leads.Single(m => m.UserId == review.Reviewers[0]).Stages.Single().Pace!.DaysFor(2));
    }

    private HandoverService Service(TestReview review) => workbench.As<HandoverService>(review.Lead);

    private static ReassignmentRequest To(params Guid[] people) => new() { To = people };

    private async Task<(TestReview Review, IReadOnlyList<Guid> Records)> ReviewAsync(int reviewers, int records)
    {
        var review = await workbench.AddReviewAsync(reviewers);
        return (review, [.. (await workbench.AddRecordsAsync(review, records)).Select(record => record.Id)]);
    }

    private async Task SavePlanAsync(TestReview review)
    {
        var saved = await workbench.As<PlanService>(review.Lead).SaveAsync(
            review.Id, Titles,
            new PlanInput
            {
                FirstReviewerIds = [review.Reviewers[0], review.Reviewers[1]],
                Share = 0,
                Seed = "2026-seed",
                MaybeCountsAsInclude = false
            });
        Assert.True(saved.Succeeded, saved.Message);
    }

    private async Task<Dictionary<Guid, List<Guid>>> ReadersAsync(TestReview review)
    {
        await using var db = workbench.Db();
        return (await db.Assignments.Where(a => a.ReviewId == review.Id && a.SupersededAt == null)
            .Select(a => new { a.RecordId, a.ReviewerId }).ToListAsync())
            .GroupBy(a => a.RecordId, a => a.ReviewerId).ToDictionary(readers => readers.Key, readers => readers.ToList());
    }

    private static int Has(Dictionary<Guid, List<Guid>> readers, Guid person) => readers.Values.Count(list => list.Contains(person));
}
