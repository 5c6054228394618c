using ScopingReview.Browser.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>The server goes away under an open page and comes back: the page says so, and then goes on where it was.</summary>
public sealed class ReconnectTests : IAsyncLifetime
{
    private RunningApp _app = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync()
    {
        _app = await RunningApp.StartAsync();
        _chromium = await Chromium.LaunchAsync();
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public Task A_page_whose_server_is_killed_says_so_and_comes_back_with_it() => _chromium.WatchAsync("reconnect", async () =>
    {
        var review = await SeededReview.MakeAsync(_app.ConnectionString, 3);
        var page = await _chromium.NewPersonAsync(_app.Url);
        await page.SignInAsync(review.Email, PageActions.Password);
        await page.GotoAsync(review.Path + "/records");
        await page.GetByText("Peer support in service number 1").First.WaitForAsync();

        await _app.KillAsync();
        await page.GetByText("The connection is lost.").WaitForAsync();
        await Chromium.AssertAccessibleAsync(page);
        await _app.RestartAsync();

        await page.Locator("#components-reconnect-modal").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });
        // It answers again: another page can be gone to.
        await page.OpenStepAsync("Sources");
        Assert.Equal(review.Path + "/sources", new Uri(page.Url).AbsolutePath);
    });
}
