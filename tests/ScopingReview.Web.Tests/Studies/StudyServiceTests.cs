using ScopingReview.Domain.Charting;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Studies;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Studies;

public sealed class StudyServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task Each_included_report_is_a_study_until_it_is_merged_and_again_after_it_is_split()
    {
        var (review, service) = await ArrangeAsync(4);

        await service.MergeAsync(review.Id, [1, 3], 3);
        var merged = await ListAsync(review);
        await service.MergeAsync(review.Id, [3, 4], 4);
        var three = await ListAsync(review);
        await service.SplitAsync(review.Id, 4);
        var split = await ListAsync(review);

        Assert.Equal([(2, "2"), (3, "1,3"), (4, "4")], merged);
        Assert.Equal([(2, "2"), (4, "1,3,4")], three);
        Assert.Equal([(1, "1,3"), (2, "2"), (4, "4")], split);
    }

    [Fact]
    public async Task The_page_of_a_report_shows_its_study_and_what_it_could_be_merged_with_once_it_is_included()
    {
        var (review, service) = await ArrangeAsync(3);
        var undecided = (await workbench.AddRecordsAsync(review, 1))[0];
        await service.MergeAsync(review.Id, [1, 3], 3);

        var (of, alone) = (await service.OfReportAsync(review.Id, 1), await service.OfReportAsync(review.Id, 2));

        Assert.Equal(3, of!.Study.Study.Number);
        Assert.Equal([1, 3], of.Study.Study.Reports.Select(r => r.Number).Order());
        Assert.Equal([2], of.Others.Select(other => other.Study.Number));
        Assert.Equal([3], alone!.Others.Select(other => other.Study.Number));
        Assert.Null(await service.OfReportAsync(review.Id, undecided.Number));
        Assert.Null(await service.OfReportAsync(review.Id, 4711));
    }

    [Fact]
    public async Task Counts_elsewhere_follow_the_grouping()
    {
        var (review, service) = await ArrangeAsync(3);

        await service.MergeAsync(review.Id, [1, 2], 1);

        var steps = await workbench.As<StepsService>(review.Lead).GetAsync(review.Id);
        Assert.Equal(2, steps.Steps.Single(s => s.Title == "Charting").Count);
    }

    [Fact]
    public async Task What_was_charted_stays_with_its_report_and_comes_back_with_it()
    {
        var (review, service) = await ArrangeAsync(2);
        await workbench.As<ChartingFormService>(review.Lead).PublishFirstAsync(review.Id, PeerWorkerForm.Form);
        var charting = workbench.As<ChartingService>(review.Lead);
        var open = await charting.OpenAsync(review.Id, 2);
        await charting.SaveAsync(review.Id, 2,
            new ChartInput(open!.Form.Id, null, open.Answers.With("funding", ChartAnswer.Of("A fund")), Complete: false));

        var merged = await service.MergeAsync(review.Id, [1, 2], 1);
        var whileMerged = (await service.ListAsync(review.Id)).Studies.Single();
        // It lies beside the form of the study, to be taken item by item.
        var joined = Assert.Single((await charting.OpenAsync(review.Id, 1))!.Joined);
        Assert.Equal((2, "A fund"), (joined.Number, joined.Chart.Answers["funding"]!.Values.Single()));
        var split = await service.SplitAsync(review.Id, 2);
        var after = (await service.ListAsync(review.Id)).Studies;

        Assert.Contains("is kept but not used while", merged.Value, StringComparison.Ordinal);
        Assert.Equal(ChartState.NotBegun, whileMerged.Chart.State);
        Assert.Contains("counts again", split.Value, StringComparison.Ordinal);
        Assert.Equal([ChartState.NotBegun, ChartState.Draft], after.OrderBy(s => s.Study.Number).Select(s => s.Chart.State));
    }

    [Fact]
    public async Task A_report_of_another_study_opens_the_chart_of_its_study()
    {
        var (review, service) = await ArrangeAsync(2);
        await workbench.As<ChartingFormService>(review.Lead).PublishFirstAsync(review.Id, PeerWorkerForm.Form);
        await service.MergeAsync(review.Id, [1, 2], 1);

        var chart = await workbench.As<ChartingService>(review.Lead).OpenAsync(review.Id, 2);

        Assert.Equal(1, chart!.Study.Number);
        Assert.Equal([1, 2], chart.Reports.Select(r => r.Number));
    }

    [Theory]
    [InlineData(new[] { 1 }, 1)]
    [InlineData(new[] { 1, 99 }, 1)]
    [InlineData(new[] { 1, 2 }, 3)]
    [InlineData(new int[0], 1)]
    public async Task What_cannot_be_merged_is_refused_and_changes_nothing(int[] studies, int main)
    {
        var (review, service) = await ArrangeAsync(3);

        Assert.False((await service.MergeAsync(review.Id, studies, main)).Succeeded);
        Assert.False((await service.SplitAsync(review.Id, 1)).Succeeded);
        Assert.Equal(3, (await ListAsync(review)).Count);
    }

    [Fact]
    public async Task Two_who_regroup_at_once_leave_each_report_in_one_study()
    {
        var (review, _) = await ArrangeAsync(3);

        await Task.WhenAll(
            new[] { 1, 2, 3 }.Select(main => workbench.As<StudyService>(review.Lead).MergeAsync(review.Id, [1, 2, 3], main)));

        var studies = (await workbench.As<StudyService>(review.Lead).ListAsync(review.Id)).Studies;
        Assert.Equal([1, 2, 3], studies.SelectMany(s => s.Study.Reports).Select(r => r.Number).Order());
        Assert.All(studies, s => Assert.Contains(s.Study.Reports, r => r.Id == s.Study.Id));
    }

    private async Task<(TestReview Review, StudyService Service)> ArrangeAsync(int reports)
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AddIncludedReportsAsync(review, reports);
        return (review, workbench.As<StudyService>(review.Reviewers[0]));
    }

    private async Task<IReadOnlyList<(int Number, string Reports)>> ListAsync(TestReview review)
        => [.. (await workbench.As<StudyService>(review.Lead).ListAsync(review.Id)).Studies
            .Select(s => (s.Study.Number, string.Join(',', s.Study.Reports.Select(r => r.Number)))).OrderBy(s => s.Number)];
}
