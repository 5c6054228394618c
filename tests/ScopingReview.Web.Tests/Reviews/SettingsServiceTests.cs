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
    public async Task Reasons_are_unique_while_in_use_and_a_retired_one_can_come_back()
    {
        var review = await workbench.AddReviewAsync();
        var settings = workbench.As<SettingsService>(review.Lead);
        await settings.AddReasonsAsync(review.Id, "Wrong population\nWrong concept");

        Assert.Contains("already", (await settings.AddReasonsAsync(review.Id, "wrong population")).Message, StringComparison.Ordinal);
        await settings.RetireReasonAsync(review.Id, (await settings.GetAsync(review.Id)).Reasons[0].Id);
        Assert.True((await settings.AddReasonsAsync(review.Id, "Wrong population")).Succeeded);
        await settings.MoveReasonAsync(review.Id, (await settings.GetAsync(review.Id)).Reasons[1].Id, up: true);

        Assert.Equal(["Wrong population", "Wrong concept"], (await settings.GetAsync(review.Id)).Reasons.Select(r => r.Text));
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
            () => workbench.As<SettingsService>(review.Reviewers[0]).AddReasonsAsync(review.Id, "x"));
    }
}
