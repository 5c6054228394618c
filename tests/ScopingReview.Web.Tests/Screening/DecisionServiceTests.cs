using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Screening;

public sealed class DecisionServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task An_operation_sent_ten_times_at_once_is_stored_once_and_answered_ten_times()
    {
        var (review, records) = await ReviewWithAsync(readers: 2);
        var vote = VoteOn(records[0], Verdict.Include);

        var answers =
            await Task.WhenAll(
                Enumerable.Range(0, 10).Select(_ => workbench.As<DecisionService>(review.Reviewers[0]).DecideAsync(review.Id, vote)));

        Assert.All(answers, answer => Assert.True(answer.Succeeded, answer.Message));
        Assert.Equal([Verdict.Include], (await VotesAsync(records[0])).Select(d => d.Verdict));
    }

    [Fact]
    public async Task A_repeat_that_arrives_after_the_vote_was_changed_changes_nothing()
    {
        var (review, records) = await ReviewWithAsync(readers: 2);
        var decisions = workbench.As<DecisionService>(review.Reviewers[0]);
        var first = VoteOn(records[0], Verdict.Include);
        await decisions.DecideAsync(review.Id, first);
        await decisions.DecideAsync(review.Id, VoteOn(records[0], Verdict.Exclude));

        Assert.True((await decisions.DecideAsync(review.Id, first)).Succeeded);

        var votes = await VotesAsync(records[0]);
        Assert.Equal(2, votes.Count);
        Assert.Equal(Verdict.Exclude, Assert.Single(votes, v => v.SupersededAt is null).Verdict);
    }

    [Fact]
    public async Task Two_tabs_of_one_person_leave_one_vote_in_force_and_both_in_the_history()
    {
        var (review, records) = await ReviewWithAsync(readers: 2);

        var answers = await Task.WhenAll(Enum.GetValues<Verdict>().Select(
            verdict => workbench.As<DecisionService>(review.Reviewers[0]).DecideAsync(review.Id, VoteOn(records[0], verdict))));

        Assert.All(answers, answer => Assert.True(answer.Succeeded, answer.Message));
        var votes = await VotesAsync(records[0]);
        Assert.Equal(3, votes.Count);
        Assert.Single(votes, v => v.SupersededAt is null);
    }

    [Fact]
    public async Task Both_votes_lock_once_both_are_in()
    {
        var (review, records) = await ReviewWithAsync(readers: 2);
        var one = workbench.As<DecisionService>(review.Reviewers[0]);
        var two = workbench.As<DecisionService>(review.Reviewers[1]);
        var first = VoteOn(records[0], Verdict.Include);
        await one.DecideAsync(review.Id, first);
        Assert.True((await one.DecideAsync(review.Id, VoteOn(records[0], Verdict.Maybe))).Succeeded);
        var last = VoteOn(records[0], Verdict.Include);
        await one.DecideAsync(review.Id, last);
        await two.DecideAsync(review.Id, VoteOn(records[0], Verdict.Exclude));

        var change = await one.DecideAsync(review.Id, VoteOn(records[0], Verdict.Exclude));
        var undo = await one.UndoAsync(review.Id, last.OperationId);

        Assert.False(change.Succeeded);
        Assert.Contains("All votes", undo.Message, StringComparison.Ordinal);
        Assert.Equal([Verdict.Exclude, Verdict.Include],
            (await VotesAsync(records[0])).Where(v => v.SupersededAt is null).Select(v => v.Verdict).Order().Reverse());
    }

    [Fact]
    public async Task A_vote_that_arrives_while_the_other_one_is_changed_never_meets_a_change_after_the_lock()
    {
        var (review, records) = await ReviewWithAsync(readers: 2, count: 20);
        foreach (var record in records)
            await workbench.As<DecisionService>(review.Reviewers[0]).DecideAsync(review.Id, VoteOn(record, Verdict.Include));

        var changes = await Task.WhenAll(records.Select(async record =>
        {
            var change = workbench.As<DecisionService>(review.Reviewers[0]).DecideAsync(review.Id, VoteOn(record, Verdict.Exclude));
            var second = workbench.As<DecisionService>(review.Reviewers[1]).DecideAsync(review.Id, VoteOn(record, Verdict.Include));
            await Task.WhenAll(change, second);
            return (record, Changed: (await change).Succeeded);
        }));

        foreach (var (record, changed) in changes)
        {
            var votes = await VotesAsync(record);
            var mine = votes.Single(v => v.ReviewerId == review.Reviewers[0] && v.SupersededAt is null);
            Assert.Equal(changed ? Verdict.Exclude : Verdict.Include, mine.Verdict);
            Assert.Equal(2, votes.Count(v => v.SupersededAt is null));
        }
    }

    [Fact]
    public async Task A_single_readers_vote_stays_open_until_the_lead_rules()
    {
        var (review, records) = await ReviewWithAsync(readers: 1);
        var decisions = workbench.As<DecisionService>(review.Reviewers[0]);
        await decisions.DecideAsync(review.Id, VoteOn(records[0], Verdict.Exclude));
        var maybe = VoteOn(records[0], Verdict.Maybe);
        Assert.True((await decisions.DecideAsync(review.Id, maybe)).Succeeded);
        await workbench.As<ConflictService>(review.Lead).ResolveAsync(review.Id, Titles, records[0].Number, new Ruling(Verdict.Include));

        Assert.Contains("The lead has decided", (await decisions.DecideAsync(review.Id, VoteOn(records[0], Verdict.Exclude))).Message,
            StringComparison.Ordinal);
        Assert.Contains("The lead has decided", (await decisions.UndoAsync(review.Id, maybe.OperationId)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_takes_the_vote_back_once_and_the_record_waits_again()
    {
        var (review, records) = await ReviewWithAsync(readers: 2);
        var decisions = workbench.As<DecisionService>(review.Reviewers[0]);
        var vote = VoteOn(records[0], Verdict.Include);
        await decisions.DecideAsync(review.Id, vote);

        var answers =
            await Task.WhenAll(Enumerable.Range(0, 5)
                .Select(_ => workbench.As<DecisionService>(review.Reviewers[0]).UndoAsync(review.Id, vote.OperationId)));

        Assert.All(answers, answer => Assert.True(answer.Succeeded, answer.Message));
        Assert.NotNull(Assert.Single(await VotesAsync(records[0])).SupersededAt);
        Assert.Contains(await workbench.As<ScreeningQueueService>(review.Reviewers[0]).NextAsync(review.Id, Titles, 10),
            card => card.Number == records[0].Number);
    }

    [Fact]
    public async Task Nobody_takes_back_somebody_elses_vote()
    {
        var (review, records) = await ReviewWithAsync(readers: 2);
        var vote = VoteOn(records[0], Verdict.Include);
        await workbench.As<DecisionService>(review.Reviewers[0]).DecideAsync(review.Id, vote);

        await workbench.As<DecisionService>(review.Reviewers[1]).UndoAsync(review.Id, vote.OperationId);

        Assert.Null(Assert.Single(await VotesAsync(records[0])).SupersededAt);
    }

    [Fact]
    public async Task Only_the_person_who_is_asked_can_vote()
    {
        var (review, records) = await ReviewWithAsync(readers: 1);
        var stranger = await workbench.AddMemberAsync(review.Id, ReviewRole.Reviewer);

        var notAsked = await workbench.As<DecisionService>(stranger).DecideAsync(review.Id, VoteOn(records[0], Verdict.Include));
        var lead = await workbench.As<DecisionService>(review.Lead).DecideAsync(review.Id, VoteOn(records[0], Verdict.Include));
        var nowhere = await workbench.As<DecisionService>(review.Lead)
            .DecideAsync(review.Id, VoteOn(records[0], Verdict.Include) with { Number = 99999 });

        Assert.Contains("not assigned to you", notAsked.Message, StringComparison.Ordinal);
        Assert.False(lead.Succeeded);
        Assert.False(nowhere.Succeeded);
        Assert.Empty(await VotesAsync(records[0]));
    }

    [Fact]
    public async Task A_vote_that_a_browser_kept_is_not_stored_under_another_account()
    {
        var (review, records) = await ReviewWithAsync(readers: 2);

        var result = await workbench.As<DecisionService>(review.Reviewers[1])
            .DecideAsync(review.Id, VoteOn(records[0], Verdict.Include) with { ReviewerId = review.Reviewers[0] });

        Assert.Contains("another account", result.Message, StringComparison.Ordinal);
        Assert.Empty(await VotesAsync(records[0]));
    }

    [Fact]
    public async Task A_removed_member_is_stopped_at_the_next_vote_and_keeps_the_earlier_ones()
    {
        var (review, records) = await ReviewWithAsync(readers: 1, count: 2);
        var openPage = workbench.As<DecisionService>(review.Reviewers[0]);
        await openPage.DecideAsync(review.Id, VoteOn(records[0], Verdict.Include));

        await workbench.As<TeamService>(review.Lead).RemoveAsync(review.Id, review.Reviewers[0]);

        await Assert.ThrowsAsync<ReviewAccessDeniedException>(() => openPage.DecideAsync(review.Id, VoteOn(records[1], Verdict.Include)));
        Assert.Single(await VotesAsync(records[0]));
        Assert.Empty(await VotesAsync(records[1]));
    }

    [Fact]
    public async Task A_record_that_has_become_a_duplicate_is_named_with_the_one_kept()
    {
        var (review, records) = await ReviewWithAsync(readers: 1, count: 2);
        await using (var db = workbench.Db())
        {
            db.DuplicateLinks.Add(
                new DuplicateLink
                {
                    ReviewId = review.Id,
                    DuplicateId = records[1].Id,
                    KeptId = records[0].Id,
                    Evidence = "same DOI",
                    At = TimeProvider.System.GetUtcNow()
                });
            await db.SaveChangesAsync();
        }

        var result = await workbench.As<DecisionService>(review.Reviewers[0]).DecideAsync(review.Id, VoteOn(records[1], Verdict.Include));

        Assert.Contains($"duplicate of R-{records[0].Number:D6}", result.Message, StringComparison.Ordinal);
        Assert.Empty(await VotesAsync(records[1]));
    }

    [Fact]
    public async Task An_exclusion_at_full_text_needs_exactly_one_reason_in_use()
    {
        var review = await workbench.AddReviewAsync();
        var records = await workbench.AddRecordsAsync(review, 1);
        await workbench.IncludeAtTitleAbstractAsync(review, review.Reviewers[0], records[0].Id);
        await workbench.As<RetrievalService>(review.Lead).SetAsync(review.Id, records[0].Number, RetrievalStatus.Retrieved, null);
        await workbench.AssignAsync(review, ScreeningStage.FullText, review.Reviewers[0], [records[0].Id]);
        var now = TimeProvider.System.GetUtcNow();
        var used = new ExclusionReason { ReviewId = review.Id, Label = "Wrong population", Position = 1, AddedAt = now };
        var retired = new ExclusionReason { ReviewId = review.Id, Label = "Old", Position = 2, AddedAt = now, RetiredAt = now };
        await using (var db = workbench.Db())
        {
            db.AddRange(used, retired);
            await db.SaveChangesAsync();
        }
        var decisions = workbench.As<DecisionService>(review.Reviewers[0]);
        Vote Exclude(Guid? reason) => VoteOn(records[0], Verdict.Exclude) with { Stage = ScreeningStage.FullText, ReasonId = reason };

        Assert.Contains("exactly one reason", (await decisions.DecideAsync(review.Id, Exclude(null))).Message, StringComparison.Ordinal);
        Assert.Contains("no longer in use", (await decisions.DecideAsync(review.Id, Exclude(retired.Id))).Message,
            StringComparison.Ordinal);
        Assert.True((await decisions.DecideAsync(review.Id, Exclude(used.Id))).Succeeded);
    }

    [Fact]
    public async Task What_was_voted_can_be_superseded_but_neither_changed_nor_deleted()
    {
        var (review, records) = await ReviewWithAsync(readers: 1);
        await workbench.As<DecisionService>(review.Reviewers[0]).DecideAsync(review.Id, VoteOn(records[0], Verdict.Include));
        await using var db = workbench.Db();

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Decisions.Where(d => d.RecordId == records[0].Id).ExecuteDeleteAsync());
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            db.Decisions.Where(d => d.RecordId == records[0].Id).ExecuteUpdateAsync(d => d.SetProperty(x => x.Verdict, Verdict.Exclude)));
    }

    private async Task<(TestReview Review, IReadOnlyList<ReviewRecord> Records)> ReviewWithAsync(int readers, int count = 1)
    {
        var review = await workbench.AddReviewAsync(readers);
        var records = await workbench.AddRecordsAsync(review, count);
        foreach (var (reader, index) in review.Reviewers.Select((reader, index) => (reader, index)))
            await workbench.AssignAsync(review, Titles, reader, records.Select(r => r.Id),
                index == 0 ? ReviewerPosition.First : ReviewerPosition.Second);
        return (review, records);
    }

    private static Vote VoteOn(ReviewRecord record, Verdict verdict)
        => new() { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = record.Number, Verdict = verdict };

    private async Task<List<Decision>> VotesAsync(ReviewRecord record)
    {
        await using var db = workbench.Db();
        return await db.Decisions.AsNoTracking().Where(d => d.RecordId == record.Id).OrderBy(d => d.At).ToListAsync();
    }
}
