using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.FullText;

public sealed class FullTextDecisionTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Theory]
    [InlineData(Verdict.Exclude, true, true)]
    [InlineData(Verdict.Exclude, false, false)]
    [InlineData(Verdict.Include, false, true)]
    [InlineData(Verdict.Maybe, false, true)]
    public async Task An_exclusion_needs_exactly_one_reason(Verdict verdict, bool withReason, bool stored)
    {
        var (review, report, reason) = await ArrangeAsync();

        var result = await DecideAsync(review, report, verdict, withReason ? reason : null);

        Assert.Equal(stored, result.Succeeded);
        await using var db = workbench.Db();
        Assert.Equal(stored ? 1 : 0, await db.Decisions.CountAsync(d => d.RecordId == report.Id && d.Stage == ScreeningStage.FullText));
    }

    [Fact]
    public async Task Other_verdicts_keep_no_reason()
    {
        var (review, report, reason) = await ArrangeAsync();

        await DecideAsync(review, report, Verdict.Include, reason);

        await using var db = workbench.Db();
        Assert.Null((await db.Decisions.SingleAsync(d => d.RecordId == report.Id && d.Stage == ScreeningStage.FullText)).ReasonId);
    }

    [Theory]
    [InlineData(RetrievalStatus.Sought)]
    [InlineData(RetrievalStatus.NotRetrieved)]
    public async Task Only_a_retrieved_report_can_be_decided_on(RetrievalStatus status)
    {
        var (review, report, _) = await ArrangeAsync(status);

        var result = await DecideAsync(review, report, Verdict.Include, null);

        Assert.False(result.Succeeded);
        Assert.Contains("not retrieved", result.Message, StringComparison.Ordinal);
        Assert.False(
            (await workbench.As<FullTextListService>(review.Reviewers[0]).ListAsync(review.Id, FullTextFilter.Mine, null, 1)).Rows.Any());
    }

    [Fact]
    public async Task A_reader_sees_the_own_vote_and_can_take_it_back()
    {
        var (review, report, reason) = await ArrangeAsync();
        var service = workbench.As<FullTextService>(review.Reviewers[0]);
        await DecideAsync(review, report, Verdict.Exclude, reason);

        var voted = await service.GetAsync(review.Id, report.Number);
        await workbench.As<DecisionService>(review.Reviewers[0]).UndoAsync(review.Id, voted!.Reading.Mine!.OperationId);
        var undone = await service.GetAsync(review.Id, report.Number);

        Assert.Equal((Verdict.Exclude, reason, true), (voted.Reading.Mine.Verdict, voted.Reading.Mine.ReasonId, voted.Reading.MayChange));
        Assert.Equal((ScreeningStatus.Excluded, "Wrong population"), (voted.Reading.Outcome, voted.Reading.Reason));
        Assert.Null(undone!.Reading.Mine);
        Assert.Null(undone.Reading.Outcome);
    }

    [Fact]
    public async Task A_changed_criterion_names_the_reports_that_were_judged_before_it_until_they_are_judged_anew()
    {
        var (review, report, _) = await ArrangeAsync();
        var (her, settings) = (review.Reviewers[0], workbench.As<SettingsService>(review.Lead));
        await settings.AddCriteriaAsync(review.Id, CriterionKind.Include, "adults");
        await DecideAsync(review, report, Verdict.Include, null);
        Assert.Null((await ReadAsync()).News);
        await settings.RewordCriterionAsync(review.Id, (await settings.GetAsync(review.Id)).Include[0].Id, "adults over 18");

        var view = await ReadAsync();
        Assert.Equal([new CriterionChange(true, "adults", "adults over 18")], view.News!.Changes);
        Assert.True(view.VotedBeforeNews);
        Assert.Equal(["adults over 18"], view.Rules.Include);
        var before = await workbench.As<FullTextListService>(her).ListAsync(review.Id, FullTextFilter.All, null, 1, view.News.At);
        Assert.Equal((1, view.News.DecidedBefore, report.Number), (before.Total, before.Rows.Count, Assert.Single(before.Rows).Number));
        Assert.Null((await workbench.As<FullTextService>(review.Lead).GetAsync(review.Id, report.Number))!.News);

        await DecideAsync(review, report, Verdict.Include, null);
        Assert.Null((await ReadAsync()).News);
        Assert.Equal(0,
            (await workbench.As<FullTextListService>(her).ListAsync(review.Id, FullTextFilter.All, null, 1, view.News.At)).Total);

        async Task<FullTextView> ReadAsync() => (await workbench.As<FullTextService>(her).GetAsync(review.Id, report.Number))!;
    }

    private Task<OperationResult> DecideAsync(TestReview review, ReviewRecord report, Verdict verdict, Guid? reason)
        => workbench.As<DecisionService>(review.Reviewers[0]).DecideAsync(
            review.Id, new Vote
            {
                OperationId = Guid.CreateVersion7(),
                Stage = ScreeningStage.FullText,
                Number = report.Number,
                Verdict = verdict,
                ReasonId = reason
            });

    private async Task<(TestReview Review, ReviewRecord Report, Guid Reason)> ArrangeAsync(
        RetrievalStatus status = RetrievalStatus.Retrieved)
    {
        var review = await workbench.AddReviewAsync();
        var report = (await workbench.AddRecordsAsync(review, 1))[0];
        await workbench.IncludeAtTitleAbstractAsync(review, review.Lead, report.Id);
        await workbench.AssignAsync(review, ScreeningStage.FullText, review.Reviewers[0], [report.Id]);
        await workbench.As<RetrievalService>(review.Lead).SetAsync(review.Id, report.Number, status, "So it is");
        var reason = new ExclusionReason
        {
            ReviewId = review.Id,
            Label = "Wrong population",
            Position = 1,
            AddedAt = TimeProvider.System.GetUtcNow()
        };
        await using var db = workbench.Db();
        db.Add(reason);
        await db.SaveChangesAsync();
        return (review, report, reason.Id);
    }
}
