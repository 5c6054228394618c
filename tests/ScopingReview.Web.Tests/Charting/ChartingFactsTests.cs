using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Tests.Support;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Features.Charting.Readings;
using ScopingReview.Web.Features.Charting.Table;
using ScopingReview.Web.Tests.Support;
using static ScopingReview.Domain.Charting.PeerWorkerForm;

namespace ScopingReview.Web.Tests.Charting;

/// <summary>The studies of the published review, charted by two people.</summary>
public sealed class ChartingFactsTests(Workbench workbench) : IClassFixture<Workbench>
{
    [CorporaFact]
    public async Task Of_71_studies_67_count_as_charted_and_the_four_double_roles_are_for_a_lead_to_settle()
    {
        var facts = ChartingFacts.Read();
        var review = await workbench.AddReviewAsync(reviewers: 2);
        await workbench.AddIncludedReportsAsync(review, facts.Count);
        await workbench.As<ChartingFormService>(review.Lead).PublishFirstAsync(review.Id, Form);
        await workbench.As<ChartPlanService>(review.Lead).SetModeAsync(review.Id, ChartingMode.Dual, 1);
        // The paper puts four studies under two roles: each person charts one of them.
        foreach (var (at, person) in review.Reviewers.Index())
        {
            var charting = workbench.As<ChartingService>(person);
            for (var number = 1; number <= facts.Count; number++)
            {
                var open = (await charting.OpenAsync(review.Id, number))!;
                var saved = await charting.SaveAsync(review.Id, number, new ChartInput(
                    open.Form.Id, open.Current?.EntryId, ChartingFacts.AsChartedBy(facts[number - 1].Answers, at), Complete: true,
                        open.Reading));
                Assert.Null(saved.Problems);
            }
        }

        var lead = workbench.As<ChartingService>(review.Lead);
        var settling = workbench.As<SettlingService>(review.Lead);
        var list = await lead.ListAsync(review.Id);
        Assert.Equal((67, 4), (list.Complete, list.Studies.Count(row => row.Chart.State == ChartState.ToSettle)));
        foreach (var row in list.Studies.Where(row => row.Chart.State == ChartState.ToSettle))
        {
            var view = (await settling.GetAsync(review.Id, row.Study.Number))!;
            var difference = Assert.Single(ChartSettling.Differences(view.Comparison));
            Assert.Equal(ItemKey.Role, difference.Item.Key);
            var settled = ChartSettling.Take(view.Answers, difference, first: true);
            Assert.NotNull((await lead.SaveAsync(
                review.Id, row.Study.Number, new ChartInput(view.Form.Id, null, settled, Complete: true, ChartReading.Consensus))).Saved);
        }

        var table = (await workbench.As<ChartTableService>(review.Lead).GetAsync(review.Id, null))!.Table;
        var involvement = table.Column(ItemKey.Involvement)!;
        var words = Enumerable.Range(0, table.Rows.Count).Select(at => involvement.At(at).Text).CountBy(text => text).ToDictionary();
        Assert.Equal(71, table.Rows.Count);
        Assert.Equal(6, words.Single(word => word.Key.Contains("co-creation", StringComparison.OrdinalIgnoreCase)).Value);
        Assert.Equal(65, words.Single(word => word.Key.Contains("co-production", StringComparison.OrdinalIgnoreCase)).Value);
    }
}
