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
public sealed partial class PrismaBoxesTests : IAsyncLifetime
{
    private RunningApp _app = null!;
    private Chromium _chromium = null!;
    private IPage _lead = null!;
    private string _review = "";

    public async Task InitializeAsync()
    {
        _app = await SharedApp.GetAsync();
        _chromium = await Chromium.LaunchAsync();
        _lead = await _chromium.NewPersonAsync(_app.Url);
    }

    public async Task DisposeAsync() => await _chromium.DisposeAsync();

    [Fact]
    public Task Removals_and_the_previous_version_are_entered_seen_in_the_figure_and_taken_back()
        => _chromium.WatchAsync("prisma-boxes", async () =>
    {
        _review = await DemoReview.OpenAsync(_app, _lead, DemoReview.Lead);
        await RemoveListAsync();
        await RemoveOneAsync();
        await EnterPreviousVersionAsync();
        await MarkFurtherReportAsync();
        await SeeFigureAsync();
        await TakeBackAsync();
    });

    private async Task RemoveListAsync()
    {
        await _lead.GotoAsync(_review + "/records?to=2005");
        await _lead.Button("Remove before screening …").ClickAsync();
        var dialog = _lead.GetByRole(AriaRole.Dialog);
        await dialog.GetByText(LeavesScreening()).First.WaitForAsync();
        await Chromium.AssertAccessibleAsync(_lead);
        await dialog.GetByLabel("Tool, with its version").FillAsync("RCT classifier 2.1");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = RemoveRecords() }).ClickAsync();
        await _lead.SeeAsync("removed before screening by automation tools (RCT classifier 2.1).");
        await _lead.Locator("td .chip").GetByText("removed before screening").First.WaitForAsync();
    }

    private async Task RemoveOneAsync()
    {
        await _lead.Locator("tbody tr").First.WaitForAsync();
        await _lead.GotoAsync(_review + "/records?from=2021");
        await _lead.Locator("td.title a").First.ClickAsync();
        // The list has a button of the same name.
        await _lead.GetByRole(AriaRole.Heading, new() { Name = "R-0", Level = 1 }).WaitForAsync();
        await _lead.Button("Remove before screening …").ClickAsync();
        await _lead.GetByLabel("For other reasons").CheckAsync();
        await _lead.GetByLabel("Reason, as the flow diagram shall name it").FillAsync("Retracted");
        await _lead.Button("Remove 1 record").ClickAsync();
        await _lead.SeeAsync("Removed before screening for other reasons (Retracted)");
        await Chromium.AssertAccessibleAsync(_lead);
        await _lead.Button("Take back this record").ClickAsync();
        await _lead.SeeAsync("It was removed before screening for other reasons (Retracted)");
    }

    private async Task EnterPreviousVersionAsync()
    {
        await _lead.GotoAsync(_review + "/sources");
        await _lead.Link("Previous version").ClickAsync();
        await _lead.Button("Add citation of the previous version").ClickAsync();
        await _lead.GetByLabel("Citation", new() { Exact = true }).FillAsync("A first review of peer workers. 2012");
        await _lead.GetByLabel("DOI", new() { Exact = true }).FillAsync("10.1000/first-review");
        await _lead.Button("Save").ClickAsync();
        await _lead.SeeAsync("doi:10.1000/first-review");
        await _lead.GetByLabel("One citation a line")
            .FillAsync("Smith 2008. One\nSmith 2009. One again\n\nJones 2010. Two\n\nDoe 2011. Three");
        await _lead.SeeAsync("This is 3 studies with 4 reports.");
        await _lead.Button("Add 3 studies").ClickAsync();
        await _lead.SeeHeadingAsync("3 studies · 4 reports");
        // A slip, and the way back.
        await _lead.Button("Remove Doe 2011. Three").ClickAsync();
        await _lead.SeeHeadingAsync("2 studies · 3 reports");
        await _lead.Button("Undo").ClickAsync();
        await _lead.SeeHeadingAsync("3 studies · 4 reports");
        await _lead.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "more.ris",
            MimeType = "application/x-research-info-systems",
            Buffer = Encoding.UTF8.GetBytes("TY  - JOUR\nAU  - Roe, R.\nTI  - Four\nPY  - 2012\nER  - \n"),
        });
        await _lead.Button("Add 1 study").ClickAsync();
        await _lead.SeeHeadingAsync("4 studies · 5 reports");
        await Chromium.AssertAccessibleAsync(_lead);
        await _lead.GetByLabel("Find a citation").FillAsync("roe");
        await _lead.Keyboard.PressAsync("Enter");
        await _lead.Locator(".studies > li").GetByText("Smith 2008").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(1, await _lead.Locator(".studies > li").CountAsync());
    }

    private async Task MarkFurtherReportAsync()
    {
        await _lead.OpenStepAsync("Studies");
        await _lead.Locator(".studies input[type=checkbox]").First.CheckAsync();
        await _lead.GetByRole(AriaRole.Combobox, new() { Name = "Find the previous study" }).PressSequentiallyAsync("jones");
        await _lead.GetByRole(AriaRole.Option, new() { Name = "Jones 2010. Two" }).WaitForAsync();
        await Chromium.AssertAccessibleAsync(_lead);
        await _lead.GetByRole(AriaRole.Option, new() { Name = "Jones 2010. Two" }).ClickAsync();
        await _lead.SeeHeadingAsync("New reports of previously included studies");
        await _lead.SeeAsync("counts as a new report of a previous study now, and no longer as a new study.");
    }

    private async Task SeeFigureAsync()
    {
        await _lead.GotoAsync(_review + "/report");
        foreach (var name in new[]
        {
            "Records marked as ineligible by automation tools, n = ", "RCT classifier 2.1, n = ",
            "Studies included in previous version of review, n = 4:",
            "Reports of studies included in previous version of review, n = 5:", "New reports of previously included studies, n = 1:",
        })
        {
            await _lead.Locator($"svg.prisma a[aria-label^='{name}']").First.WaitForAsync();
        }

        var figure = await _lead.Locator("svg.prisma").TextContentAsync() ?? "";
        Assert.Contains("** Records excluded by a human", figure, StringComparison.Ordinal);
        Assert.Equal(0, await _lead.Locator(".equations .broken").CountAsync());
        await Chromium.AssertAccessibleAsync(_lead);
        await _lead.Locator("svg.prisma a[aria-label^='Reports of studies included in previous version']").ClickAsync();
        await _lead.SeeHeadingAsync("4 studies · 5 reports");
    }

    private async Task TakeBackAsync()
    {
        await _lead.GotoAsync(_review + "/sources/removed");
        await _lead.Button("Take back … RCT classifier 2.1").ClickAsync();
        await Chromium.AssertAccessibleAsync(_lead);
        await _lead.Button("Take back", exact: true).ClickAsync();
        await _lead.SeeAsync("taken back: all is as it was before.");
        await _lead.OpenStepAsync("Studies");
        await _lead.GetByRole(AriaRole.Button, new() { NameRegex = TakeBackReport() }).ClickAsync();
        await _lead.SeeAsync("is a report of a new study again.");
        await _lead.GotoAsync(_review + "/report");
        await _lead.Locator("svg.prisma text").First.WaitForAsync();
        Assert.DoesNotContain("**", await _lead.Locator("svg.prisma").TextContentAsync() ?? "", StringComparison.Ordinal);
    }

    [GeneratedRegex("records? will be removed from screening", RegexOptions.None, 1000)]
    private static partial Regex LeavesScreening();

    [GeneratedRegex("^Remove [0-9]+ records?$", RegexOptions.None, 1000)]
    private static partial Regex RemoveRecords();

    [GeneratedRegex("^Take back R-[0-9]{6}$", RegexOptions.None, 1000)]
    private static partial Regex TakeBackReport();
}
