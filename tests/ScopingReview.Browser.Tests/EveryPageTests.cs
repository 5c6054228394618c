using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>Every page of the demo review, as its lead sees it: nothing serious for axe, and nothing scrolls sideways.</summary>
public sealed partial class EveryPageTests : IAsyncLifetime
{
    internal static readonly string[] Pages =
    [
        "", "/sources", "/sources/import", "/sources/removed", "/sources/previous-version", "/duplicates", "/duplicates?view=waiting",
        "/duplicates?view=apart", "/duplicates?view=overlap", "/duplicates/judge", "/duplicates/1/2",
        "/records", "/records/1", "/records?set=prisma/screened", "/plan", "/plan?stage=full-text", "/plan/take-over",
        "/screening", "/screening?order=newest&from=2000", "/screening?view=mine", "/conflicts", "/conflicts?view=resolved", "/full-texts",
        "/studies", "/charting", "/report", "/report/tables",
        "/report/studies", "/report/excluded", "/report/agreement", "/report/overlap", "/team", "/audit", "/settings",
    ];

    private RunningApp _app = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync()
    {
        _app = await RunningApp.StartAsync("--demo");
        _chromium = await Chromium.LaunchAsync();
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Every_page_is_accessible_in_both_themes_and_on_a_phone()
    {
        var password = (await _app.WaitForOutputAsync(LeadPattern())).Groups["password"].Value;
        var lead = await _chromium.NewPersonAsync(_app.Url);
        await lead.SignInAsync("lead@demo.invalid", password);
        await lead.Locator(".review-list h2 a").ClickAsync();
        await lead.SeeHeadingAsync("Overview");
        var review = lead.Url;
        foreach (var page in Pages)
        {
            await ShowAsync(lead, dark: false, width: 1280);
            await lead.GotoAsync(review + page);
            await lead.Locator("#main h1").First.WaitForAsync();
            await lead.Locator(".loading").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await CheckAsync(lead, page);
            await ShowAsync(lead, dark: true, width: 1280);
            await Chromium.AssertLegibleAsync(lead);
            await ShowAsync(lead, dark: false, width: 390);
            await CheckAsync(lead, page);
        }
    }

    private static async Task ShowAsync(IPage page, bool dark, int width)
    {
        await page.EmulateMediaAsync(
            new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await page.SetViewportSizeAsync(width, 800);
        await page.WaitForFunctionAsync(
            $"() => document.documentElement.dataset.theme === '{(dark ? "dark" : "light")}' && [...document.querySelectorAll('link[data-theme-css]')].every(link => link.sheet)");
        await page.EvaluateAsync("() => new Promise(frame => requestAnimationFrame(() => requestAnimationFrame(frame)))");
    }

    private static async Task CheckAsync(IPage page, string path)
    {
        await Chromium.AssertAccessibleAsync(page);
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") <= 0,
            $"{path} scrolls sideways at {page.ViewportSize!.Width} px");
    }

    [GeneratedRegex(@"lead@demo\.invalid\s+(?<password>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeadPattern();
}
