using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Browser.Tests;

/// <summary>Help on any page, and keys that mean nothing while it is open.</summary>
public sealed class HelpTests : IAsyncLifetime
{
    private RunningApp _app = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync()
    {
        _app = await SharedApp.GetAsync();
        _chromium = await Chromium.LaunchAsync();
    }

    public async Task DisposeAsync() => await _chromium.DisposeAsync();

    [Fact]
    public Task A_question_mark_explains_the_page_and_no_key_votes_behind_it() => _chromium.WatchAsync("help", async () =>
    {
        var review = await SeededReview.MakeAsync(_app.ConnectionString, 3);
        var page = await _chromium.NewPersonAsync(_app.Url);
        await page.SignInAsync(review.Email, PageActions.Password);
        await page.GotoAsync(review.Path + "/screening");
        await page.Locator("[data-card] h2").WaitForAsync();

        await page.Keyboard.PressAsync("?");
        var help = page.GetByRole(AriaRole.Dialog);
        await help.GetByText("One key, one decision").WaitForAsync();
        await help.GetByText("Undo the last decision").WaitForAsync();
        await help.GetByText("Cohen’s κ", new() { Exact = true }).WaitForAsync();
        await Chromium.AssertAccessibleAsync(page);
        await page.Keyboard.PressAsync("e");
        await page.Keyboard.PressAsync("Escape");
        await help.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await page.Keyboard.PressAsync("i");
        await page.Locator("[data-saved=saved]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal([Verdict.Include], (await review.StoredVotesAsync()).Select(vote => vote.Verdict));
    });
}
