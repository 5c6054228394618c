using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Domain.Manuscript;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Reporting.Text;
using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Tests.Demo;

/// <summary>The text of the demo, which has pilot rounds, conflicts, duplicates that people judged, and charted studies.</summary>
[Collection(DemoBench.Collection)]
public sealed class DemoTextTests(DemoBench bench)
{
    [Fact]
    public async Task Every_number_of_methods_and_results_opens_as_many_records()
    {
        var app = bench.App;
        var review = await app.ReviewAsync();
        using var lead = app.As(await app.LeadAsync());
        var text = (await lead.ServiceProvider.GetRequiredService<ReportTextService>().GetAsync(review)).Value!;
        var records = lead.ServiceProvider.GetRequiredService<RecordsService>();

        List<TextRun> lists = [.. text.Methods.Concat(text.Results).SelectMany(section => section.Paragraphs)
            .SelectMany(paragraph => paragraph.Content.Runs).Where(run => run.Link?.Contains("/records?", StringComparison.Ordinal) == true)];

        Assert.True(lists.Count > 40, $"{lists.Count} numbers have a list");
        List<string> wrong = [];
        foreach (var run in lists)
        {
            var list = await records.ListAsync(review, RecordQuery.FromUrl(run.Link!));
            if (list.UnknownSet || !run.Text.StartsWith(list.Hits.ToString("N0", CultureInfo.InvariantCulture), StringComparison.Ordinal))
                wrong.Add($"{run.Text} opens {list.Hits.ToString("N0", CultureInfo.InvariantCulture)}: {run.Link}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_number_without_a_list_is_of_the_plan_of_people_or_of_pairs()
    {
        var app = bench.App;
        using var lead = app.As(await app.LeadAsync());
        var text = (await lead.ServiceProvider.GetRequiredService<ReportTextService>().GetAsync(await app.ReviewAsync())).Value!;

        var pages = text.Methods.Concat(text.Results).SelectMany(section => section.Paragraphs)
            .SelectMany(paragraph => paragraph.Content.Runs).Select(run => run.Link).OfType<string>()
            .Where(link => !link.Contains("/records?", StringComparison.Ordinal)).Select(link => link.Split('/', 4)[^1])
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.Equal(["charting/form", "duplicates?view=apart", "plan", "plan?stage=full-text", "report/agreement", "sources"], pages);
    }
}
