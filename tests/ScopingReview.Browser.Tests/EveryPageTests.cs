using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>
/// Every page of the demo review, as its lead sees it: nothing serious for axe, nothing scrolls sideways, and nothing of it needs what the
/// policy forbids.
/// </summary>
[Collection(DemoReview.Name)]
public sealed class EveryPageTests : IAsyncLifetime
{
    internal static readonly string[] Pages =
    [
        "", "/sources", "/sources/import", "/sources/removed", "/sources/previous-version", "/duplicates", "/duplicates?view=waiting",
        "/duplicates?view=apart", "/duplicates?view=overlap", "/duplicates/judge", "/duplicates/1/2",
        "/records", "/records/1", "/records?set=prisma/screened", "/plan", "/plan?stage=full-text", "/plan/take-over",
        "/screening", "/screening?order=newest&from=2000", "/screening?view=mine", "/conflicts", "/conflicts?view=resolved", "/full-texts",
        "/studies", "/charting", "/charting/table", "/charting/plan", "/charting/agreement", "/charting/import", "/report",
            "/report/tables",
        "/report/figures", "/report/studies", "/report/excluded", "/report/agreement", "/report/searches", "/report/overlap", "/report/text",
        "/report/checklists", "/protocol", "/team", "/audit", "/settings",
    ];

    // Parts of a page share its heading, some its element: what tells that the next page is there is that it says something else.
    private const string Stands = """
        ([path, before]) => {
          const main = document.querySelector("#main");
          return location.pathname + location.search === path && main?.querySelector("h1") && !document.querySelector(".loading")
            && main.innerText !== before;
        }
        """;

    private RunningApp _app = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync()
    {
        _app = await SharedApp.GetAsync();
        _chromium = await Chromium.LaunchAsync();
    }

    public async Task DisposeAsync() => await _chromium.DisposeAsync();

    [Fact]
    public async Task Every_page_is_accessible_in_both_themes_and_on_a_phone()
    {
        var lead = await _chromium.NewPersonAsync(_app.Url);
        List<string> refused = [];
        lead.Console += (_, message) => ContentPolicyTests.Note(lead, message, refused);
        var review = await DemoReview.OpenAsync(_app, lead, DemoReview.Lead);
        foreach (var page in Pages)
        {
            await ShowAsync(lead, dark: false, width: 1280);
            await FollowAsync(lead, review + page);
            await Chromium.AssertAccessibleAsync(lead);
            await FitsAsync(lead, page);
            // What stands around the page is the same for all: looked at in every look on the first of them.
            var within = page.Length == 0 ? null : "#main";
            await ShowAsync(lead, dark: true, width: 1280);
            await Chromium.AssertLegibleAsync(lead, within);
            await ShowAsync(lead, dark: false, width: 390);
            await Chromium.AssertAccessibleButForColoursAsync(lead, within);
            await FitsAsync(lead, page);
        }
        Assert.Empty(refused);
    }

    [Fact]
    public async Task What_opens_above_a_page_is_accessible_and_what_it_does_can_be_undone()
    {
        var lead = await _chromium.NewPersonAsync(_app.Url);
        var review = await DemoReview.OpenAsync(_app, lead, DemoReview.Lead);
        await ShowAsync(lead, dark: false, width: 1280);
        await lead.GotoAsync(review + "/records?from=2015");
        await lead.Locator("tbody tr").First.WaitForAsync();
        await lead.GetByRole(AriaRole.Combobox, new() { Name = "Found in" }).ClickAsync();
        await lead.GetByRole(AriaRole.Option).First.WaitForAsync();
        await CheckInBothThemesAsync(lead);
        await lead.Keyboard.PressAsync("Escape");

        await lead.Button("Save filter").ClickAsync();
        await lead.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("Recent");
        await CheckInBothThemesAsync(lead);
        await lead.Button("Save", exact: true).ClickAsync();
        await lead.GetByRole(AriaRole.List, new() { Name = "Saved filters" }).GetByRole(AriaRole.Link, new() { Name = "Recent" })
            .WaitForAsync();

        foreach (var box in new[] { 0, 1 })
            await lead.Locator("tbody input[type=checkbox]").Nth(box).CheckAsync();
        await lead.Button("Label …").ClickAsync();
        await lead.GetByRole(AriaRole.Dialog).GetByLabel("New label").FillAsync("for the axe test");
        await CheckInBothThemesAsync(lead);
        await lead.Button("Add label", exact: true).ClickAsync();
        await lead.SeeAsync("added to 2 records");
        var labels = lead.Locator("tbody .labels");
        await Assertions.Expect(labels).ToHaveCountAsync(2);
        await CheckInBothThemesAsync(lead);
        await lead.Button("Undo").ClickAsync();
        await Assertions.Expect(labels).ToHaveCountAsync(0);

        await lead.GotoAsync(review + "/team");
        await lead.Locator("tbody .mud-menu button").First.ClickAsync();
        await lead.GetByRole(AriaRole.Menuitem).First.WaitForAsync();
        await CheckInBothThemesAsync(lead);
    }

    /// <summary>
    /// As a link of the application does it: loading each page anew takes Chromium as long as all that is looked for on it. One that
    /// differs from the page before in its query alone is loaded: it may say the same.
    /// </summary>
    private static async Task FollowAsync(IPage page, string path)
    {
        var before = "";
        if (new Uri(page.Url).AbsolutePath == path.Split('?')[0])
        {
            await page.GotoAsync(path);
        }
        else
        {
            before = await page.Locator("#main").InnerTextAsync();
            await page.EvaluateAsync("path => Blazor.navigateTo(path)", path);
        }
        await page.WaitForFunctionAsync(Stands, new[] { path, before }, new() { PollingInterval = 50 });
    }

    private static async Task CheckInBothThemesAsync(IPage page)
    {
        await Chromium.AssertAccessibleAsync(page);
        await ShowAsync(page, dark: true, width: 1280);
        await Chromium.AssertLegibleAsync(page);
        await ShowAsync(page, dark: false, width: 1280);
    }

    private static async Task ShowAsync(IPage page, bool dark, int width)
    {
        await page.EmulateMediaAsync(
            new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await page.SetViewportSizeAsync(width, 800);
        await page.WaitForFunctionAsync(
            $"() => document.documentElement.dataset.theme === '{(dark ? "dark" : "light")}'");
        await page.EvaluateAsync("() => new Promise(frame => requestAnimationFrame(() => requestAnimationFrame(frame)))");
    }

    private static async Task FitsAsync(IPage page, string path)
        => Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") <= 0,
            $"{path} scrolls sideways at {page.ViewportSize!.Width} px");
}
