using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Records;

/// <summary>Records are selected in the list, on a page or all of it, and what can be done with them is offered.</summary>
public sealed class RecordsPageTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Two_selected_records_can_be_compared_and_exported_alone()
    {
        await using var context = new ComponentContext();
        var (page, review) = await OpenAsync(context, asLead: false);

        await page.Find("input[aria-label='Select R-000002']").ChangeAsync(new() { Value = true });
        await page.Find("input[aria-label='Select R-000004']").ChangeAsync(new() { Value = true });

        Assert.Contains("2 selected", Bar(page).TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [ScopingReview.Web.Infrastructure.Urls.Pair(review.Id, 2, 4)],
            Links(page, "Compare the two"));
        Assert.Equal([new RecordQuery { Only = "2.4" }.ToExportUrl(review.Id, "ris")], Links(page, "Export RIS"));
        Assert.DoesNotContain(Bar(page).QuerySelectorAll("button"),
            button => button.TextContent.Contains("Assign", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_box_in_the_head_selects_the_page_and_then_the_whole_list_is_offered()
    {
        await using var context = new ComponentContext();
        var (page, review) = await OpenAsync(context, asLead: true);

        await page.Find("input[aria-label='Select all on this page']").ChangeAsync(new() { Value = true });
        Assert.Contains("50 selected", Bar(page).TextContent, StringComparison.Ordinal);
        await Button(page, "Select all 60 in this list").ClickAsync(new());

        Assert.Contains("60 selected", Bar(page).TextContent, StringComparison.Ordinal);
        Assert.Equal([new RecordQuery().ToExportUrl(review.Id, "csv")], Links(page, "Export CSV"));
        _ = Button(page, "Assign …");
        await Button(page, "Clear selection").ClickAsync(new());
        Assert.Empty(page.FindAll("section.selection"));
    }

    private async Task<(IRenderedComponent<RecordsPage> Page, TestReview Review)> OpenAsync(ComponentContext context, bool asLead)
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AddRecordsAsync(review, 60);
        _ = context.Popovers;
        context.Services.AddFallbackServiceProvider(workbench.As(asLead ? review.Lead : review.Reviewers[0]));
        context.Services.GetRequiredService<BunitNavigationManager>().NavigateTo(ScopingReview.Web.Infrastructure.Urls.Records(review.Id));
        var page = context.Render<RecordsPage>(parameters => parameters.Add(p => p.ReviewId, review.Id));
        page.WaitForElement("tbody tr", _patience);
        return (page, review);
    }

    private static IElement Bar(IRenderedComponent<RecordsPage> page) => page.Find("section.selection");

    private static IElement Button(IRenderedComponent<RecordsPage> page, string words)
        => Bar(page).QuerySelectorAll("button").Single(button => button.TextContent.Trim() == words);

    private static IEnumerable<string> Links(IRenderedComponent<RecordsPage> page, string words)
        => Bar(page).QuerySelectorAll("a").Where(link => link.TextContent.Trim() == words).Select(link => link.GetAttribute("href")!);
}
