using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reviews;

public sealed class SettingsServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task Criteria_are_added_line_by_line_moved_reworded_and_retired_and_the_old_words_stay()
    {
        var review = await workbench.AddReviewAsync();
        var settings = workbench.As<SettingsService>(review.Lead);
        await settings.AddCriteriaAsync(review.Id, CriterionKind.Include, "adults\n\n peer workers \nmental health");
        await settings.AddCriteriaAsync(review.Id, CriterionKind.Exclude, "protocols");
        var added = (await settings.GetAsync(review.Id)).Include;

        await settings.MoveCriterionAsync(review.Id, added[2].Id, up: true);
        await settings.MoveCriterionAsync(review.Id, added[0].Id, up: true);
        await settings.RewordCriterionAsync(review.Id, added[1].Id, "peer support workers");
        await settings.RetireCriterionAsync(review.Id, added[0].Id);

        var now = await settings.GetAsync(review.Id);
        Assert.Equal(["mental health", "peer support workers"], now.Include.Select(c => c.Text));
        Assert.Equal(["protocols"], now.Exclude.Select(c => c.Text));
        await using var db = workbench.Db();
        Assert.Equal(["adults", "peer workers"], await db.Criteria.Where(c => c.ReviewId == review.Id && c.RetiredAt != null)
            .OrderBy(c => c.Text).Select(c => c.Text).ToListAsync());
        Assert.Contains("peer workers", await db.AuditEvents.Where(e => e.ReviewId == review.Id && e.Action == "criterion.reworded")
            .Select(e => e.OldValue).ToListAsync());
    }

    [Fact]
    public async Task Reasons_stand_by_their_use_merged_ones_counted_and_can_be_put_back()
    {
        var review = await workbench.AddReviewAsync();
        var (settings, reasons) = (workbench.As<SettingsService>(review.Lead), workbench.As<ReasonService>(review.Lead));
        await reasons.AddAsync(review.Id, "Never\nOnce\nTwice\nOther words for twice");
        var ids = (await settings.GetAsync(review.Id)).Reasons.Select(r => r.Id).ToList();
        var records = await workbench.AddRecordsAsync(review, 3);
        await workbench.IncludeAtTitleAbstractAsync(review, review.Lead, [.. records.Select(r => r.Id)]);
        await workbench.AssignAsync(review, ScreeningStage.FullText, review.Reviewers[0], records.Select(r => r.Id));
        foreach (var (record, reason) in records.Zip([ids[1], ids[2], ids[3]]))
            await workbench.DecideAsync(review, ScreeningStage.FullText, review.Reviewers[0], record.Id, Verdict.Exclude, reason);
        await reasons.MergeAsync(review.Id, ids[3], ids[2]);

        var sorted = await reasons.SortByUseAsync(review.Id);
        Assert.Equal(["Twice", "Once", "Never"], (await settings.GetAsync(review.Id)).Reasons.Select(r => r.Text));

        await reasons.OrderAsync(review.Id, sorted.Value!);
        Assert.Equal(["Never", "Once", "Twice"], (await settings.GetAsync(review.Id)).Reasons.Select(r => r.Text));
    }

    [Fact]
    public async Task Reasons_are_unique_while_in_use_and_a_retired_one_can_come_back()
    {
        var review = await workbench.AddReviewAsync();
        var (settings, reasons) = (workbench.As<SettingsService>(review.Lead), workbench.As<ReasonService>(review.Lead));
        await reasons.AddAsync(review.Id, "Wrong population\nWrong concept");

        Assert.Contains("already", (await reasons.AddAsync(review.Id, "wrong population")).Message, StringComparison.Ordinal);
        await reasons.RetireAsync(review.Id, (await settings.GetAsync(review.Id)).Reasons[0].Id);
        Assert.True((await reasons.AddAsync(review.Id, "Wrong population")).Succeeded);
        await reasons.MoveAsync(review.Id, (await settings.GetAsync(review.Id)).Reasons[1].Id, up: true);

        Assert.Equal(["Wrong population", "Wrong concept"], (await settings.GetAsync(review.Id)).Reasons.Select(r => r.Text));
    }

    [Fact]
    public async Task A_reason_in_other_words_is_the_same_reason()
    {
        var review = await workbench.AddReviewAsync();
        var (settings, reasons) = (workbench.As<SettingsService>(review.Lead), workbench.As<ReasonService>(review.Lead));
        await reasons.AddAsync(review.Id, "Wrong population\nWrong concept");
        var population = (await settings.GetAsync(review.Id)).Reasons[0];

        Assert.Contains("already", (await reasons.RenameAsync(review.Id, population.Id, " wrong CONCEPT ")).Message,
            StringComparison.Ordinal);
        Assert.Contains("Write something", (await reasons.RenameAsync(review.Id, population.Id, "  ")).Message, StringComparison.Ordinal);
        Assert.Contains("one line", (await reasons.RenameAsync(review.Id, population.Id, new string('x', 501))).Message,
            StringComparison.Ordinal);
        Assert.True((await reasons.RenameAsync(review.Id, population.Id, "No peer workers")).Succeeded);

        Assert.Equal(new(population.Id, "No peer workers"), (await settings.GetAsync(review.Id)).Reasons[0]);
    }

    [Fact]
    public async Task Two_reasons_that_are_merged_count_as_one_make_no_conflict_and_can_be_taken_apart()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var (settings, reasons) = (workbench.As<SettingsService>(review.Lead), workbench.As<ReasonService>(review.Lead));
        var record = (await workbench.AddRecordsAsync(review, 1))[0].Id;
        await reasons.AddAsync(review.Id, "No peers\nNo peer workers\nWrong concept");
        var (a, b, c) = (await settings.GetAsync(review.Id)).Reasons is [var first, var second, var third]
            ? (first.Id, second.Id, third.Id) : default;
        await ExcludeAsync(review, record, a, b);
        var before = await OutcomeAsync(record);

        Assert.False((await reasons.MergeAsync(review.Id, a, a)).Succeeded);
        Assert.False((await reasons.MergeAsync(review.Id, a, Guid.CreateVersion7())).Succeeded);
        Assert.True((await reasons.MergeAsync(review.Id, a, b)).Succeeded);
        var merged = await OutcomeAsync(record);
        Assert.False((await reasons.MergeAsync(review.Id, a, c)).Succeeded);
        Assert.True((await reasons.MergeAsync(review.Id, b, c)).Succeeded);
        var mergedAgain = await OutcomeAsync(record);
        var left = (await settings.GetAsync(review.Id)).Reasons;
        Assert.True((await reasons.UnmergeAsync(review.Id, a)).Succeeded);
        Assert.False((await reasons.UnmergeAsync(review.Id, a)).Succeeded);

        Assert.Equal([(null, true), (b, false), (c, false), (null, true)], [before, merged, mergedAgain, await OutcomeAsync(record)]);
        Assert.Equal(["Wrong concept"], left.Select(r => r.Text));
        Assert.Equal(["No peers", "Wrong concept"], (await settings.GetAsync(review.Id)).Reasons.Select(r => r.Text));
    }

    private async Task<(Guid? Reason, bool Conflict)> OutcomeAsync(Guid record)
    {
        await using var db = workbench.Db();
        var outcome = await db.Outcomes.SingleAsync(o => o.RecordId == record && o.Stage == ScreeningStage.FullText);
        return (outcome.ReasonId, outcome.ReasonConflict);
    }

    private async Task ExcludeAsync(TestReview review, Guid record, params Guid[] reasons)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var db = workbench.Db();
        foreach (var (reason, reader) in reasons.Zip(review.Reviewers))
        {
            db.Add(new Assignment
            {
                ReviewId = review.Id,
                Stage = ScreeningStage.FullText,
                RecordId = record,
                ReviewerId = reader,
                Position = ReviewerPosition.First,
                DrawId = null,
                RandomOrder = 0,
                At = now,
            });
            db.Add(new Decision
            {
                ReviewId = review.Id,
                Stage = ScreeningStage.FullText,
                RecordId = record,
                ReviewerId = reader,
                Verdict = Verdict.Exclude,
                ReasonId = reason,
                OperationId = Guid.CreateVersion7(),
                At = now,
            });
        }

        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task Words_are_split_at_commas_and_lines_and_kept_once()
    {
        var review = await workbench.AddReviewAsync();
        var highlights = workbench.As<HighlightService>(review.Lead);
        var settings = workbench.As<SettingsService>(review.Lead);
        await highlights.AddWordsAsync(review.Id, HighlightKind.Include, "peer work*, lived experience\nPeer work*");
        await highlights.AddWordsAsync(review.Id, HighlightKind.Include, "lived experience; recovery");
        await highlights.AddWordsAsync(review.Id, HighlightKind.Exclude, "youth");
        await highlights.RemoveWordAsync(review.Id, (await settings.GetAsync(review.Id)).ExcludeWords[0].Id);

        var now = await settings.GetAsync(review.Id);

        Assert.Equal(["lived experience", "peer work*", "recovery"], now.IncludeWords.Select(w => w.Text).Order(StringComparer.Ordinal));
        Assert.Empty(now.ExcludeWords);
        Assert.False((await highlights.AddWordsAsync(review.Id, HighlightKind.Include, " , ")).Succeeded);
    }

    [Fact]
    public async Task Settings_of_another_review_are_out_of_reach_and_reviewers_only_read()
    {
        var review = await workbench.AddReviewAsync();
        var other = await workbench.AddReviewAsync();
        await workbench.As<SettingsService>(other.Lead).AddCriteriaAsync(other.Id, CriterionKind.Include, "theirs");
        var theirs = (await workbench.As<SettingsService>(other.Lead).GetAsync(other.Id)).Include[0].Id;

        await workbench.As<SettingsService>(review.Lead).RetireCriterionAsync(review.Id, theirs);
        await workbench.As<SettingsService>(review.Lead).RewordCriterionAsync(review.Id, theirs, "mine");

        Assert.Equal("theirs", Assert.Single((await workbench.As<SettingsService>(other.Lead).GetAsync(other.Id)).Include).Text);
        await Assert.ThrowsAsync<ReviewAccessDeniedException>(
            () => workbench.As<ReasonService>(review.Reviewers[0]).AddAsync(review.Id, "x"));
    }
}
