using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>
/// A lead fills PRISMA's boxes by hand: removes a list before screening and takes it back, enters the previous version, and marks a further
/// report of it.
/// </summary>
[Collection(DemoReview.Name)]
public sealed partial class PrismaBoxesTests : LeadTests
{
    private string _review = "";

    [Fact]
    public Task Removals_and_the_previous_version_are_entered_seen_in_the_figure_and_taken_back()
        => Browser.WatchAsync("prisma-boxes", async () =>
    {
        _review = await DemoReview.OpenAsync(App, Lead, DemoReview.Lead);
        await RemoveListAsync();
        await RemoveOneAsync();
        await EnterPreviousVersionAsync();
        await MarkFurtherReportAsync();
        await SeeFigureAsync();
        await TakeBackAsync();
    });

    private async Task RemoveListAsync()
    {
        await Lead.GotoAsync(_review + "/records?to=2005");
        await Lead.Button("Remove before screening …").ClickAsync();
        var dialog = Lead.GetByRole(AriaRole.Dialog);
        await dialog.GetByText(LeavesScreening()).First.WaitForAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        await dialog.GetByLabel("Tool, with its version").FillAsync("RCT classifier 2.1");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = RemoveRecords() }).ClickAsync();
        await Lead.SeeAsync("removed before screening by automation tools (RCT classifier 2.1).");
        await Lead.Locator("td .chip").GetByText("removed before screening").First.WaitForAsync();
    }

    private async Task RemoveOneAsync()
    {
        await Lead.Locator("tbody tr").First.WaitForAsync();
        await Lead.GotoAsync(_review + "/records?from=2021");
        await Lead.Locator("td.title a").First.ClickAsync();
        // The list has a button of the same name.
        await Lead.GetByRole(AriaRole.Heading, new() { Name = "R-0", Level = 1 }).WaitForAsync();
        await Lead.Button("Remove before screening …").ClickAsync();
        await Lead.GetByLabel("For other reasons").CheckAsync();
        await Lead.GetByLabel("Reason, as shown in the flow diagram").FillAsync("Retracted");
        await Lead.Button("Remove 1 record").ClickAsync();
        await Lead.SeeAsync("Removed before screening for other reasons (Retracted)");
        await Chromium.AssertAccessibleAsync(Lead);
        await Lead.Button("Restore this record").ClickAsync();
        await Lead.SeeAsync("It was removed before screening for other reasons (Retracted)");
    }

    private async Task EnterPreviousVersionAsync()
    {
        await Lead.GotoAsync(_review + "/sources");
        await Lead.Link("Previous version").ClickAsync();
        await Lead.Button("Add citation of the previous version").ClickAsync();
        await Lead.GetByLabel("Citation", new() { Exact = true }).FillAsync("A first review of peer workers. 2012");
        await Lead.GetByLabel("DOI", new() { Exact = true }).FillAsync("10.1000/first-review");
        await Lead.Button("Save").ClickAsync();
        await Lead.SeeAsync("doi:10.1000/first-review");
        await Lead.GetByLabel("One citation per line")
            .FillAsync("Smith 2008. One\nSmith 2009. One again\n\nJones 2010. Two\n\nDoe 2011. Three");
        await Lead.SeeAsync("This is 3 studies with 4 reports.");
        await Lead.Button("Add 3 studies").ClickAsync();
        await Lead.SeeHeadingAsync("3 studies · 4 reports");
        // A slip, and the way back.
        await Lead.Button("Remove Doe 2011. Three").ClickAsync();
        await Lead.SeeHeadingAsync("2 studies · 3 reports");
        await Lead.Button("Undo").ClickAsync();
        await Lead.SeeHeadingAsync("3 studies · 4 reports");
        await Lead.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "more.ris",
            MimeType = "application/x-research-info-systems",
            Buffer = Encoding.UTF8.GetBytes("TY  - JOUR\nAU  - Roe, R.\nTI  - Four\nPY  - 2012\nER  - \n"),
        });
        await Lead.Button("Add 1 study").ClickAsync();
        await Lead.SeeHeadingAsync("4 studies · 5 reports");
        await Chromium.AssertAccessibleAsync(Lead);
        await Lead.GetByLabel("Find a citation").FillAsync("roe");
        await Lead.Keyboard.PressAsync("Enter");
        await Lead.Locator(".studies > li").GetByText("Smith 2008").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(1, await Lead.Locator(".studies > li").CountAsync());
    }

    private async Task MarkFurtherReportAsync()
    {
        await Lead.OpenStepAsync("Studies");
        await Lead.Locator(".studies input[type=checkbox]").First.CheckAsync();
        await Lead.GetByRole(AriaRole.Combobox, new() { Name = "Find the previous study" }).PressSequentiallyAsync("jones");
        await Lead.GetByRole(AriaRole.Option, new() { Name = "Jones 2010. Two" }).WaitForAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        await Lead.GetByRole(AriaRole.Option, new() { Name = "Jones 2010. Two" }).ClickAsync();
        await Lead.SeeHeadingAsync("New reports of previously included studies");
        await Lead.SeeAsync("counts as a new report of a previous study now, and no longer as a new study.");
    }

    private async Task SeeFigureAsync()
    {
        await Lead.GotoAsync(_review + "/report");
        foreach (var name in new[]
        {
            "Records marked as ineligible by automation tools, n = ", "RCT classifier 2.1, n = ",
            "Studies included in previous version of review, n = 4:",
            "Reports of studies included in previous version of review, n = 5:", "New reports of previously included studies, n = 1:",
        })
        {
            await Lead.Locator($"svg.prisma a[aria-label^='{name}']").First.WaitForAsync();
        }

        var figure = await Lead.Locator("svg.prisma").TextContentAsync() ?? "";
        Assert.Contains("** Records excluded by a human", figure, StringComparison.Ordinal);
        Assert.Equal(0, await Lead.Locator(".equations .broken").CountAsync());
        await Chromium.AssertAccessibleAsync(Lead);
        await Lead.Locator("svg.prisma a[aria-label^='Reports of studies included in previous version']").ClickAsync();
        await Lead.SeeHeadingAsync("4 studies · 5 reports");
    }

    private async Task TakeBackAsync()
    {
        await Lead.GotoAsync(_review + "/sources/removed");
        await Lead.Button("Restore … RCT classifier 2.1").ClickAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        await Lead.Button("Restore", exact: true).ClickAsync();
        await Lead.SeeAsync("restored: everything is as it was before.");
        await Lead.OpenStepAsync("Studies");
        await Lead.GetByRole(AriaRole.Button, new() { NameRegex = TakeBackReport() }).ClickAsync();
        await Lead.SeeAsync("is a report of a new study again.");
        await Lead.GotoAsync(_review + "/report");
        await Lead.Locator("svg.prisma text").First.WaitForAsync();
        Assert.DoesNotContain("**", await Lead.Locator("svg.prisma").TextContentAsync() ?? "", StringComparison.Ordinal);
    }

    [GeneratedRegex("records? will be removed from screening", RegexOptions.None, 1000)]
    private static partial Regex LeavesScreening();

    [GeneratedRegex("^Remove [0-9]+ records?$", RegexOptions.None, 1000)]
    private static partial Regex RemoveRecords();

    [GeneratedRegex("^Undo R-[0-9]{6}$", RegexOptions.None, 1000)]
    private static partial Regex TakeBackReport();
}
