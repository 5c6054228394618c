using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Conflicts;

public sealed class ConflictServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task Of_two_leads_who_rule_at_once_one_counts_and_the_other_is_told_who_and_what()
    {
        var (review, record) = await ConflictAsync();
        var other = await workbench.AddMemberAsync(review.Id, ReviewRole.Lead);
        await using var db = workbench.Db();
        var names = await db.Users.Where(u => u.Id == review.Lead || u.Id == other).ToDictionaryAsync(u => u.Id, u => u.DisplayName);

        var results = await Task.WhenAll(
            workbench.As<ConflictService>(review.Lead).ResolveAsync(review.Id, Titles, record.Number, new Ruling(Verdict.Include)),
            workbench.As<ConflictService>(other).ResolveAsync(review.Id, Titles, record.Number, new Ruling(Verdict.Include)));

        Assert.Single(results, r => r.Succeeded);
        var winner = results[0].Succeeded ? review.Lead : other;
        Assert.Contains($"{names[winner]} has already decided on R-{record.Number:D6}: include", results.Single(r => !r.Succeeded).Message,
            StringComparison.Ordinal);
        Assert.Equal(winner, Assert.Single(await db.Resolutions.Where(r => r.RecordId == record.Id).ToListAsync()).ById);
    }

    [Fact]
    public async Task A_reopened_ruling_stays_in_the_history_and_the_record_is_in_conflict_again()
    {
        var (review, record) = await ConflictAsync();
        var conflicts = workbench.As<ConflictService>(review.Lead);
        var readings = workbench.As<ConflictListService>(review.Lead);
        await conflicts.ResolveAsync(review.Id, Titles, record.Number, new Ruling(Verdict.Exclude, Rationale: "a protocol"));
        Assert.Empty(await readings.QueueAsync(review.Id));
        Assert.Equal(1, (await readings.ResolvedAsync(review.Id, 1)).Total);

        Assert.True((await conflicts.ReopenAsync(review.Id, Titles, record.Number)).Succeeded);
        Assert.False((await conflicts.ReopenAsync(review.Id, Titles, record.Number)).Succeeded);

        Assert.Equal(ConflictKind.Verdicts, Assert.Single(await readings.QueueAsync(review.Id)).Kind);
        await conflicts.ResolveAsync(review.Id, Titles, record.Number, new Ruling(Verdict.Include));
        var history = (await readings.GetAsync(review.Id, Titles, record.Number))!.Rulings;
        Assert.Equal([(Verdict.Include, true), (Verdict.Exclude, false)], history.Select(r => (r.Verdict, r.InForce)));
        Assert.Equal("a protocol", history[1].Rationale);
    }

    [Fact]
    public async Task Both_votes_are_shown_with_name_note_and_reason()
    {
        var (review, record) = await ConflictAsync();

        var conflict = await workbench.As<ConflictListService>(review.Lead).GetAsync(review.Id, Titles, record.Number);

        Assert.Equal([(Verdict.Include, "yes"), (Verdict.Exclude, "no")],
            conflict!.Votes.OrderBy(v => v.Verdict).Select(v => (v.Verdict, v.Note!)));
        Assert.Equal(2, conflict.Votes.Select(v => v.By).Distinct().Count());
    }

    [Fact]
    public async Task A_lead_sees_no_vote_while_one_is_missing()
    {
        var (review, records) = await AssignedAsync(Titles, 1, withLead: true);
        await VoteAsync(review, review.Reviewers[0], records[0], Verdict.Include);

        var early = await workbench.As<ConflictListService>(review.Lead).GetAsync(review.Id, Titles, records[0].Number);
        await VoteAsync(review, review.Lead, records[0], Verdict.Exclude);
        var late = await workbench.As<ConflictListService>(review.Lead).GetAsync(review.Id, Titles, records[0].Number);

        Assert.Empty(early!.Votes);
        Assert.Null(early.Kind);
        Assert.Equal(2, late!.Votes.Count);
    }

    [Fact]
    public async Task A_lead_with_a_vote_of_their_own_is_asked_before_they_rule()
    {
        var (review, records) = await AssignedAsync(Titles, 1, withLead: true);
        await VoteAsync(review, review.Reviewers[0], records[0], Verdict.Include);
        await VoteAsync(review, review.Lead, records[0], Verdict.Exclude);
        var conflicts = workbench.As<ConflictService>(review.Lead);

        var asked = await conflicts.ResolveAsync(review.Id, Titles, records[0].Number, new Ruling(Verdict.Exclude));
        Assert.Equal((false, ConflictService.OwnConflict), (asked.Succeeded, asked.Message));
        Assert.Single(await workbench.As<ConflictListService>(review.Lead).QueueAsync(review.Id));

        Assert.True(
            (await conflicts.ResolveAsync(review.Id, Titles, records[0].Number, new Ruling(Verdict.Exclude, EvenIfOwn: true))).Succeeded);
        Assert.Empty(await workbench.As<ConflictListService>(review.Lead).QueueAsync(review.Id));
    }

    [Fact]
    public async Task A_vote_that_is_changed_after_the_ruling_is_marked_and_the_ruling_stands()
    {
        var (review, records) = await AssignedAsync(Titles, 2);
        await VoteAsync(review, review.Reviewers[0], records[0], Verdict.Include);
        await VoteAsync(review, review.Reviewers[1], records[0], Verdict.Exclude);
        Assert.True(
            (await workbench.As<ConflictService>(review.Lead)
                .ResolveAsync(review.Id, Titles, records[0].Number, new Ruling(Verdict.Exclude))).Succeeded);
        var list = workbench.As<ConflictListService>(review.Lead);
        Assert.False(Assert.Single((await list.ResolvedAsync(review.Id, 1)).Lines).VoteChanged);

        await VoteAsync(review, review.Reviewers[1], records[0], Verdict.Include); // has a record left to read

        Assert.True(Assert.Single((await list.ResolvedAsync(review.Id, 1)).Lines).VoteChanged);
        Assert.Equal([(false, Verdict.Include), (true, Verdict.Include)],
            (await list.GetAsync(review.Id, Titles, records[0].Number))!.Votes.Select(v => (v.SinceResolution, v.Verdict)).Order());
        await using var db = workbench.Db();
        Assert.Equal(ScreeningStatus.Excluded,
            (await db.Outcomes.SingleAsync(o => o.RecordId == records[0].Id && o.Stage == Titles)).Status);
    }

    [Fact]
    public async Task Reviewers_are_told_how_many_and_nothing_else()
    {
        var (review, record) = await ConflictAsync();

        Assert.Equal(1, (await workbench.As<ConflictListService>(review.Reviewers[0]).CountAsync(review.Id)).All);
        await Assert.ThrowsAsync<ReviewAccessDeniedException>(
            () => workbench.As<ConflictListService>(review.Reviewers[0]).QueueAsync(review.Id));
        await Assert.ThrowsAsync<ReviewAccessDeniedException>(
            () => workbench.As<ConflictListService>(review.Reviewers[0]).GetAsync(review.Id, Titles, record.Number));
        await Assert.ThrowsAsync<ReviewAccessDeniedException>(() =>
            workbench.As<ConflictService>(review.Reviewers[0]).ResolveAsync(review.Id, Titles, record.Number, new Ruling(Verdict.Include)));
    }

    [Fact]
    public async Task What_is_not_in_conflict_cannot_be_ruled_on_and_maybe_settles_nothing()
    {
        var (review, record) = await ConflictAsync();
        var other = (await workbench.AddRecordsAsync(review, 1))[0];
        var conflicts = workbench.As<ConflictService>(review.Lead);

        Assert.Contains("no longer in conflict",
            (await conflicts.ResolveAsync(review.Id, Titles, other.Number, new Ruling(Verdict.Include))).Message, StringComparison.Ordinal);
        Assert.Contains("no longer in conflict",
            (await conflicts.ResolveAsync(review.Id, Titles, 98765, new Ruling(Verdict.Include))).Message,
            StringComparison.Ordinal);
        Assert.Contains("does not resolve a conflict",
            (await conflicts.ResolveAsync(review.Id, Titles, record.Number, new Ruling(Verdict.Maybe))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conflicts_about_a_reason_stand_apart_and_ask_for_the_reason_alone()
    {
        var (review, records) = await AssignedAsync(ScreeningStage.FullText, 2);
        var reasons = await ReasonsAsync(review);
        await VoteAsync(review, review.Reviewers[0], records[0], Verdict.Exclude, reasons[0]);
        await VoteAsync(review, review.Reviewers[1], records[0], Verdict.Exclude, reasons[1]);
        await VoteAsync(review, review.Reviewers[0], records[1], Verdict.Exclude, reasons[0]);
        await VoteAsync(review, review.Reviewers[1], records[1], Verdict.Include);
        var conflicts = workbench.As<ConflictService>(review.Lead);
        var readings = workbench.As<ConflictListService>(review.Lead);

        Assert.Equal([(records[1].Number, ConflictKind.Verdicts), (records[0].Number, ConflictKind.Reasons)],
            (await readings.QueueAsync(review.Id)).Select(c => (c.Number, c.Kind)));
        Assert.Equal((0, 1, 1), await CountsAsync(review));
        Assert.Contains("only the reason",
            (await conflicts.ResolveAsync(review.Id, ScreeningStage.FullText, records[0].Number, new Ruling(Verdict.Include))).Message,
            StringComparison.Ordinal);
        Assert.Contains("Choose the reason",
            (await conflicts.ResolveAsync(review.Id, ScreeningStage.FullText, records[1].Number, new Ruling(Verdict.Exclude))).Message,
            StringComparison.Ordinal);

        Assert.True(
            (await conflicts.ResolveAsync(review.Id, ScreeningStage.FullText, records[0].Number,
                new Ruling(Verdict.Exclude, reasons[1]))).Succeeded);

        await using var db = workbench.Db();
        var outcome = await db.Outcomes.SingleAsync(o => o.RecordId == records[0].Id && o.Stage == ScreeningStage.FullText);
        Assert.Equal((ScreeningStatus.Excluded, reasons[1], false), (outcome.Status, outcome.ReasonId, outcome.ReasonConflict));
    }

    private async Task<(int, int, int)> CountsAsync(TestReview review)
    {
        var counts = await workbench.As<ConflictListService>(review.Lead).CountAsync(review.Id);
        return (counts.TitlesAndAbstracts, counts.FullTexts, counts.Reasons);
    }

    private async Task<(TestReview Review, ReviewRecord Record)> ConflictAsync()
    {
        var (review, records) = await AssignedAsync(Titles, 1);
        await VoteAsync(review, review.Reviewers[0], records[0], Verdict.Include, note: "yes");
        await VoteAsync(review, review.Reviewers[1], records[0], Verdict.Exclude, note: "no");
        return (review, records[0]);
    }

    private async Task<(TestReview Review, IReadOnlyList<ReviewRecord> Records)> AssignedAsync(
        ScreeningStage stage, int count, bool withLead = false)
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var records = await workbench.AddRecordsAsync(review, count);
        if (stage == ScreeningStage.FullText)
        {
            await workbench.IncludeAtTitleAbstractAsync(review, review.Reviewers[0], [.. records.Select(r => r.Id)]);
            foreach (var record in records)
                await workbench.As<RetrievalService>(review.Lead).SetAsync(review.Id, record.Number, RetrievalStatus.Retrieved, null);
        }
        await workbench.AssignAsync(review, stage, review.Reviewers[0], records.Select(r => r.Id));
        await workbench.AssignAsync(review, stage, withLead ? review.Lead : review.Reviewers[1], records.Select(r => r.Id),
            ReviewerPosition.Second);
        return (review, records);
    }

    private async Task<IReadOnlyList<Guid>> ReasonsAsync(TestReview review)
    {
        await workbench.As<ReasonService>(review.Lead).AddAsync(review.Id, "Wrong population\nWrong concept");
        return [.. (await workbench.As<SettingsService>(review.Lead).GetAsync(review.Id)).Reasons.Select(r => r.Id)];
    }

    private async Task VoteAsync(
        TestReview review, Guid reviewer, ReviewRecord record, Verdict verdict, Guid? reason = null, string? note = null)
    {
        await using var db = workbench.Db();
        var stage = await db.Assignments.AnyAsync(a => a.RecordId == record.Id && a.Stage == ScreeningStage.FullText)
            ? ScreeningStage.FullText : Titles;
        var result = await workbench.As<DecisionService>(reviewer).DecideAsync(
            review.Id, new Vote
            {
                OperationId = Guid.CreateVersion7(),
                Stage = stage,
                Number = record.Number,
                Verdict = verdict,
                ReasonId = reason,
                Note = note
            });
        Assert.True(result.Succeeded, result.Message);
    }
}
