using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>With priority screening on, what is like the included comes first, and the card says why.</summary>
public sealed class PriorityScreeningTests : IAsyncLifetime
{
    private const string Relevant = "Beekeeping";

    private RunningApp _app = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync()
    {
        _app = await SharedApp.GetAsync();
        _chromium = await Chromium.LaunchAsync();
    }

    public async Task DisposeAsync() => await _chromium.DisposeAsync();

    [Fact]
    public Task Records_like_those_included_come_early_and_say_why()
    => _chromium.WatchAsync("priority-screening", async () =>
    {
        var review = await SeededReview.MakeAsync(_app.ConnectionString, 100,
            number => number % 2 == 1 ? $"{Relevant} and honey in the year {number}" : $"Road traffic and noise in town {number}",
                ranked: true);
        var page = await _chromium.NewPersonAsync(_app.Url);
        await page.SignInAsync(review.Email, PageActions.Password);
        await page.GotoAsync($"{review.Path}/screening");
        await page.Locator("[data-card] h2").WaitForAsync();

        // What the page held before there was anything to learn from comes first, in random order.
        while (!await page.Locator(".why").Filter(new() { HasText = "Ranked here because of" }).IsVisibleAsync())
            await DecideAsync(page);
        await Chromium.AssertAccessibleAsync(page);
        var relevant = 0;
        for (var i = 0; i < 12; i++)
            relevant += await DecideAsync(page) ? 1 : 0;

        Assert.InRange(relevant, 9, 12);
    });

    /// <summary>Includes what is relevant and excludes the rest, and sees the next; true for a relevant one.</summary>
    private static async Task<bool> DecideAsync(IPage page)
    {
        var title = await page.Locator("[data-card] h2").InnerTextAsync();
        var isRelevant = title.StartsWith(Relevant, StringComparison.Ordinal);
        await page.Keyboard.PressAsync(isRelevant ? "i" : "e");
        await page.WaitForFunctionAsync("title => document.querySelector('[data-card] h2')?.textContent !== title", title);
        await page.Locator("[data-saved=saved]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return isRelevant;
    }
}
