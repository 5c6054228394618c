using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Features.Charting.Exclusion;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Charting;

/// <summary>Whoever charts says that a report should be excluded: it goes back to full text, and the flow follows.</summary>
public sealed class ExclusionProposalTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task A_report_goes_back_to_full_text_and_leaves_the_flow_until_a_lead_decides()
    {
        var (review, reason) = await ArrangeAsync();
        var proposals = workbench.As<ExclusionProposalService>(review.Reviewers[0]);
        var charting = workbench.As<ChartingService>(review.Reviewers[0]);
        var open = (await charting.OpenAsync(review.Id, 1))!;
        await charting.SaveAsync(review.Id, 1, new ChartInput(open.Form.Id, null, open.Answers, Complete: false));

        Assert.True((await proposals.ProposeAsync(review.Id, 1, reason, "A protocol")).Succeeded);

        Assert.Equal((1, 1), await CountsAsync(review));
        var conflict = (await workbench.As<ConflictListService>(review.Lead).GetAsync(review.Id, ScreeningStage.FullText, 1))!;
        Assert.Equal(ConflictKind.Verdicts, conflict.Kind);
        Assert.Contains(conflict.Votes, vote => vote is { Verdict: Verdict.Exclude, Reason: "Wrong population", SaidOf: 1 });
        Assert.Null(await charting.OpenAsync(review.Id, 1));
        Assert.False((await proposals.ProposeAsync(review.Id, 1, reason, null)).Succeeded);

        var conflicts = workbench.As<ConflictService>(review.Lead);
        await conflicts.ResolveAsync(review.Id, ScreeningStage.FullText, 1, new Ruling(Verdict.Include, null, null, true));
        Assert.Equal((2, 0), await CountsAsync(review));
        // What was charted counts again; and the proposal cannot be taken back any more.
        Assert.NotNull((await charting.OpenAsync(review.Id, 1))!.Current);
        Assert.False((await proposals.WithdrawAsync(review.Id, 1)).Succeeded);
    }

    [Fact]
    public async Task A_proposal_that_is_taken_back_leaves_everything_as_it_was()
    {
        var (review, reason) = await ArrangeAsync();
        var proposals = workbench.As<ExclusionProposalService>(review.Reviewers[0]);
        // Once included by votes, once by a lead's ruling, which the proposal puts aside.
        await proposals.ProposeAsync(review.Id, 1, reason, null);
        await workbench.As<ConflictService>(review.Lead).ResolveAsync(
            review.Id, ScreeningStage.FullText, 1, new Ruling(Verdict.Include, null, "It is one", true));
        foreach (var number in new[] { 1, 2 })
        {
            Assert.True((await proposals.ProposeAsync(review.Id, number, reason, null)).Succeeded);
            Assert.Equal((1, 1), await CountsAsync(review));
            Assert.True((await proposals.WithdrawAsync(review.Id, number)).Succeeded);
            Assert.Equal((2, 0), await CountsAsync(review));
        }

        await using var db = workbench.Db();
        var ruling = Assert.Single(await db.Resolutions.Where(r => r.ReviewId == review.Id && r.SupersededAt == null).ToListAsync());
        Assert.Equal(("It is one", review.Lead), (ruling.Rationale, ruling.ById));
        Assert.Single((await workbench.As<ConflictListService>(review.Lead).GetAsync(review.Id, ScreeningStage.FullText, 1))!.Rulings);
    }

    [Fact]
    public async Task A_reason_of_another_review_and_a_report_that_is_not_included_are_refused()
    {
        var (review, reason) = await ArrangeAsync();
        var (_, strange) = await ArrangeAsync();
        var proposals = workbench.As<ExclusionProposalService>(review.Reviewers[0]);

        Assert.False((await proposals.ProposeAsync(review.Id, 1, strange, null)).Succeeded);
        Assert.False((await proposals.ProposeAsync(review.Id, 99, reason, null)).Succeeded);
        Assert.False((await proposals.ProposeAsync(review.Id, 1, reason, new string('x', 5000))).Succeeded);
        Assert.Equal((2, 0), await CountsAsync(review));
    }

    private async Task<(TestReview Review, Guid Reason)> ArrangeAsync()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AddIncludedReportsAsync(review, 2);
        await workbench.As<ChartingFormService>(review.Lead).PublishFirstAsync(review.Id, PeerWorkerForm.Form);
        await using var db = workbench.Db();
        var reason = new Data.Model.ExclusionReason
        {
            ReviewId = review.Id,
            Label = "Wrong population",
            Position = 1,
            AddedAt = TimeProvider.System.GetUtcNow()
        };
        db.ExclusionReasons.Add(reason);
        await db.SaveChangesAsync();
        return (review, reason.Id);
    }

    /// <summary>Included studies in the flow, and reports in conflict.</summary>
    private async Task<(int Studies, int Conflicts)> CountsAsync(TestReview review)
    {
        var flow = (await workbench.As<ReportService>(review.Lead).GetFlowAsync(review.Id)).Flow;
        var counts = await workbench.As<ConflictListService>(review.Lead).CountAsync(review.Id);
        Assert.Equal(flow.Left.Reports.Undecided.Conflicts.Count, counts.FullTexts);
        return (flow.Studies.Count, counts.FullTexts);
    }
}
