using System.Diagnostics;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Browser.Tests;

/// <summary>
/// Nothing that a reviewer decides is lost or doubled, whatever happens to connection and server, and no key does what it does not say.
/// </summary>
[Collection(Alone.Name)]
public sealed class ScreeningPaceTests : IAsyncLifetime
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
    public Task Two_hundred_decisions_by_keys_survive_five_lost_connections_and_two_killed_servers()
    => _chromium.WatchAsync("screening-pace", async () =>
    {
        const int Wanted = 200;
        await using var killed = await RunningApp.StartAsync();
        var review = await SeededReview.MakeAsync(killed.ConnectionString, Wanted + 20);
        var page = await OpenDeskAsync(killed, review);
        Dictionary<int, Verdict> decided = [];
        var happened = -1;
        while (decided.Count < Wanted)
        {
            // Once: a key that is pressed again comes here again.
            var isNew = happened != decided.Count;
            happened = decided.Count;
            if (isNew && decided.Count is 15 or 50 or 70 or 95 or 120 or 140 or 165)
                await ReadyAsync(page);
            if (isNew && decided.Count is 15 or 50 or 95 or 120 or 165)
                await page.Context.SetOfflineAsync(true);
            if (isNew && decided.Count is 23 or 58 or 103 or 128 or 173)
                await page.Context.SetOfflineAsync(false);
            if (isNew && decided.Count is 70 or 140)
            {
                await page.EvaluateAsync("() => { window.isOfKilledServer = true; }");
                await killed.KillAsync();
            }
            if (isNew && decided.Count is 80 or 150)
                await killed.RestartAsync();
            var number = await NumberAsync(page);
            await page.Keyboard.PressAsync(VerdictOf(number) switch { Verdict.Include => "i", Verdict.Maybe => "m", _ => "e" });
            await page.WaitForFunctionAsync(
                "label => !window.wasSeen || !(document.querySelector('[data-card] .meta')?.textContent ?? label).startsWith(label)",
                RecordNumber.Format(number));
            // A page that is loaded again after a restart may be too late for a key: a person sees the same record and presses again.
            if (await NumberAsync(page) != number)
                decided[number] = VerdictOf(number);
        }
        await SavedAsync(page);

        var stored = (await review.StoredVotesAsync()).Select(d => (d.Number, d.Verdict)).ToList();
        var pressed = decided.Select(d => (d.Key, d.Value)).ToList();
        Assert.True(pressed.Count == stored.Count && !pressed.Except(stored).Any(),
            $"{stored.Count} stored; not stored: {string.Join(", ", pressed.Except(stored))}; not pressed: {string.Join(", ", stored.Except(pressed))}");
    });

    [Fact]
    public Task Twenty_keys_in_a_second_decide_twenty_different_records() => _chromium.WatchAsync("screening-burst", async () =>
    {
        var review = await SeededReview.MakeAsync(_app.ConnectionString, 60);
        var page = await OpenDeskAsync(_app, review);
        // The first few are fetched to be there quickly; the others follow them at once.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < 20; i++)
            await page.Keyboard.PressAsync("e");
        var took = Stopwatch.GetElapsedTime(started);
        await SavedAsync(page);

        var stored = await review.StoredVotesAsync();
        Assert.Equal((20, 20), (stored.Count, stored.Select(d => d.Number).Distinct().Count()));
        Assert.True(took < TimeSpan.FromSeconds(2), $"The keys themselves took {took}.");
    });

    [Fact]
    public Task Typing_notes_and_labels_decides_nothing_and_keeps_all_of_it() => _chromium.WatchAsync("screening-notes", async () =>
    {
        var review = await SeededReview.MakeAsync(_app.ConnectionString, 3);
        var page = await OpenDeskAsync(_app, review);
        var number = await NumberAsync(page);
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync("mie u: team");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("p");
        await page.Keyboard.TypeAsync("eim u: mine");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("l");
        await page.Keyboard.TypeAsync("mime");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-labels] .label-chip").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await SavedAsync(page);
        Assert.Equal(number, await NumberAsync(page));
        Assert.Empty(await review.StoredVotesAsync());
        await Chromium.AssertAccessibleAsync(page);

        await page.Keyboard.PressAsync("i");
        await SeeAnotherAsync(page, number);
        await SavedAsync(page);
        Assert.Equal([(number, Verdict.Include, "mie u: team")], await review.StoredVotesAsync());
        Assert.Equal("eim u: mine", await review.PrivateNoteAsync(number));
    });

    [Fact]
    public Task A_double_click_decides_on_one_record()
    => _chromium.WatchAsync("screening-double-click", async () =>
    {
        var review = await SeededReview.MakeAsync(_app.ConnectionString, 5);
        var page = await OpenDeskAsync(_app, review);
        var number = await NumberAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Exclude" }).DblClickAsync();

        await SeeAnotherAsync(page, number);
        await SavedAsync(page);
        Assert.Equal([(number, Verdict.Exclude)], (await review.StoredVotesAsync()).Select(vote => (vote.Item1, vote.Item2)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Include" }).ClickAsync();
        await SavedAsync(page);
        Assert.Equal(2, (await review.StoredVotesAsync()).Count);
    });

    [Fact]
    public Task A_decision_that_the_server_fails_on_does_not_hold_back_those_behind_it_and_is_saved_in_the_end()
    => _chromium.WatchAsync("screening-failing", async () =>
    {
        var review = await SeededReview.MakeAsync(_app.ConnectionString, 10);
        var page = await OpenDeskAsync(_app, review);
        var failing = await NumberAsync(page);
        var broken = true;
        await page.RouteAsync("**/screening/votes", async route =>
        {
            if (broken && route.Request.PostData!.Contains($"\"number\":{failing},", StringComparison.Ordinal))
                await route.FulfillAsync(new() { Status = 500 });
            else
                await route.ContinueAsync();
        });
        for (var i = 0; i < 5; i++)
        {
            var number = await NumberAsync(page);
            await page.Keyboard.PressAsync("e");
            await SeeAnotherAsync(page, number);
        }
        await page.Locator("[data-saved=retrying]").WaitForAsync();
        await page.GetByText($"The server cannot save your decision on {RecordNumber.Format(failing)} at the moment").WaitForAsync();
        Assert.Equal(4, (await review.StoredVotesAsync()).Count);
        Assert.DoesNotContain(failing, (await review.StoredVotesAsync()).Select(d => d.Number));

        broken = false;
        await SavedAsync(page);
        Assert.Equal(5, (await review.StoredVotesAsync()).Count);
        Assert.False(await page.GetByText("The server cannot save").IsVisibleAsync());
    });

    private async Task<IPage> OpenDeskAsync(RunningApp app, SeededReview review)
    {
        var page = await _chromium.NewPersonAsync(app.Url);
        await page.SignInAsync(review.Email, PageActions.Password);
        await page.GotoAsync(review.Path + "/screening");
        await page.Locator("[data-card] .meta").First.WaitForAsync();
        return page;
    }

    // By the record itself, so that a key pressed again says the same.
    private static Verdict VerdictOf(int number) => (Verdict)(number % 3);

    // In one look, which a page that is loaded again meanwhile does not break; the mark is gone with the page that it was seen on.
    private static async Task<int> NumberAsync(IPage page)
    {
        var seen = await page.WaitForFunctionAsync(
            "() => { const text = document.querySelector('[data-card] .meta')?.textContent; return text?.startsWith('R-') && (window.wasSeen = text); }");
        var text = await seen.JsonValueAsync<string>();
        return RecordNumber.TryParse(text.Split(' ')[0], out var number) ? number : throw new InvalidOperationException(text);
    }

    private static async Task SeeAnotherAsync(IPage page, int number)
        => await page.WaitForFunctionAsync(
            "label => { const now = document.querySelector('[data-card] .meta')?.textContent ?? label; return !now.startsWith(label); }",
            RecordNumber.Format(number));

    // More records in the browser than are decided on while the server is away. A page of a server that was killed is loaded again, and has
    // a few at first: to lose the connection in the midst of that is another thing.
    private static async Task ReadyAsync(IPage page)
        => await page.WaitForFunctionAsync(
            "() => !window.isOfKilledServer && Number(document.querySelector('[data-ahead]')?.dataset.ahead) > 15");

    private static Task SavedAsync(IPage page)
        => page.Locator("[data-saved=saved]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
}
