using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Features.PreviousVersions;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Studies;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Studies;

public sealed class FurtherReportTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task A_further_report_counts_as_a_new_report_of_no_new_study_and_comes_back_when_that_is_taken_back()
    {
        var (review, previous) = await ArrangeAsync(2);

        var marked = await Further(review).MarkAsync(review.Id, 1, previous);

        Assert.True(marked.Succeeded, marked.Message);
        var (flow, list) = (await FlowAsync(review), await ListAsync(review));
        Assert.Equal([1, 2, 1, 2, 3, 5],
            [flow.Studies.Count, flow.Reports.Count, flow.Update!.FurtherReports.Count, flow.Update.PreviousStudies.Count,
                flow.Update.TotalStudies.Count, flow.Update.TotalReports.Count]);
        Assert.Empty(PrismaInvariants.Check(flow));
        Assert.Equal([2], list.Studies.Select(row => row.Study.Number));
        Assert.Equal((1, "Smith 2010. One", true),
            (list.Further.Single().Report.Number, list.Further[0].PreviousStudy, list.Further[0].Included));
        Assert.Equal([2], (await workbench.As<ChartingService>(review.Lead).ListAsync(review.Id)).Studies.Select(row => row.Study.Number));
        Assert.Single((await workbench.As<ReportService>(review.Lead).GetStudiesAsync(review.Id)).Value!.Charted.Studies);
        await workbench.StepCountsHoldAsync(review);

        Assert.True((await Further(review).TakeBackAsync(review.Id, 1)).Succeeded);

        flow = await FlowAsync(review);
        Assert.Equal([2, 2, 0, 4, 5], [flow.Studies.Count, flow.Reports.Count, flow.Update!.FurtherReports.Count,
            flow.Update.TotalStudies.Count, flow.Update.TotalReports.Count]);
        Assert.Empty((await ListAsync(review)).Further);
        Assert.Equal("This has already been undone.", (await Further(review).TakeBackAsync(review.Id, 1)).Message);
    }

    [Fact]
    public async Task With_nothing_but_a_further_report_there_is_no_new_study_and_the_numbers_still_add_up()
    {
        var (review, previous) = await ArrangeAsync(1);

        await Further(review).MarkAsync(review.Id, 1, previous);

        var flow = await FlowAsync(review);
        Assert.Equal([0, 1, 2, 4], [flow.Studies.Count, flow.Reports.Count, flow.Update!.TotalStudies.Count,
            flow.Update.TotalReports.Count]);
        Assert.Empty(PrismaInvariants.Check(flow));
        Assert.False(flow.IsProvisional);
        await workbench.StepCountsHoldAsync(review);
        var studies = (await workbench.As<StepsService>(review.Lead).GetAsync(review.Id)).Steps.Single(step => step.Title == "Studies");
        Assert.Null(studies.WaitsFor);
        using var client = await workbench.ClientAsync(review.Lead);
        Assert.Contains("\nnew_reports,NA,box10,Reports of new included studies,Reports of new included studies,NA,NA,1\r",
            await client.GetStringAsync(new Uri($"/api/reviews/{review.Id}/report/flow.csv", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_reports_of_a_study_go_together_and_what_was_charted_rests()
    {
        var (review, previous) = await ArrangeAsync(3);
        await workbench.As<StudyService>(review.Lead).MergeAsync(review.Id, [1, 2], 1);
        await workbench.As<ChartingFormService>(review.Lead).PublishFirstAsync(review.Id, PeerWorkerForm.Form);
        var charting = workbench.As<ChartingService>(review.Lead);
        var open = await charting.OpenAsync(review.Id, 1);
        await charting.SaveAsync(review.Id, 1,
            new ChartInput(open!.Form.Id, null, open.Answers.With("funding", ChartAnswer.Of("A fund")), Complete: false));

        var marked = await Further(review).MarkAsync(review.Id, 1, previous);

        Assert.Contains("is kept, but not used while", marked.Value, StringComparison.Ordinal);
        Assert.Equal([1, 2], (await ListAsync(review)).Further.Select(row => row.Report.Number));
        Assert.Equal([3], (await ListAsync(review)).Studies.Select(row => row.Study.Number));
        Assert.Null(await charting.OpenAsync(review.Id, 1));
        Assert.Equal(2, (await FlowAsync(review)).Update!.FurtherReports.Count);

        await Further(review).TakeBackAsync(review.Id, 1);
        await Further(review).TakeBackAsync(review.Id, 2);

        Assert.Equal([(1, 2), (3, 1)], (await ListAsync(review)).Studies.Select(row => (row.Study.Number,
            row.Study.Reports.Count)).Order());
        Assert.Equal(ChartState.Draft, (await ListAsync(review)).Studies.Single(row => row.Study.Number == 1).Chart.State);
    }

    [Fact]
    public async Task What_is_no_study_or_no_previous_study_is_refused()
    {
        var (review, previous) = await ArrangeAsync(1);

        Assert.False((await Further(review).MarkAsync(review.Id, 9, previous)).Succeeded);
        Assert.False((await Further(review).MarkAsync(review.Id, 1, Guid.CreateVersion7())).Succeeded);
        Assert.True((await Further(review).MarkAsync(review.Id, 1, previous)).Succeeded);
        Assert.False((await Further(review).MarkAsync(review.Id, 1, previous)).Succeeded);
        Assert.Equal([previous], (await workbench.As<PreviousVersionViewService>(review.Reviewers[0]).FindAsync(review.Id,
            "smith")).Select(choice => choice.Id));
    }

    /// <summary>
    /// A review with so many included reports, and two studies with three reports in its previous version; returns the first of those.
    /// </summary>
    private async Task<(TestReview Review, Guid Previous)> ArrangeAsync(int reports)
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AddIncludedReportsAsync(review, reports);
        await workbench.As<PreviousVersionService>(review.Lead)
            .AddAsync(review.Id, "Smith 2010. One\nSmith 2015. One again\n\nJones 2011. Two");
        return (review, (await workbench.As<PreviousVersionViewService>(review.Lead).GetAsync(review.Id)).Studies[0].Id);
    }

    private FurtherReportService Further(TestReview review) => workbench.As<FurtherReportService>(review.Reviewers[0]);

    private Task<StudyList> ListAsync(TestReview review) => workbench.As<StudyService>(review.Lead).ListAsync(review.Id);

    private async Task<PrismaFlow> FlowAsync(TestReview review)
        => (await workbench.As<ReportService>(review.Lead).GetFlowAsync(review.Id)).Flow;
}
