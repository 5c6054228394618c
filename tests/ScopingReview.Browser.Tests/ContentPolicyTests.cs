using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>
/// The demo review under the policy that every page carries (each page: <see cref="EveryPageTests"/>): nothing of ours is refused, and
/// nothing foreign runs. And a chart that cannot be stored.
/// </summary>
[Collection(DemoReview.Name)]
public sealed class ContentPolicyTests : IAsyncLifetime
{
    private RunningApp _app = null!;
    private Chromium _chromium = null!;
    private IPage _lead = null!;
    private string _review = "";
    private readonly List<string> _refused = [];

    public async Task InitializeAsync()
    {
        _app = await SharedApp.GetAsync();
        _chromium = await Chromium.LaunchAsync();
        _lead = await _chromium.NewPersonAsync(_app.Url);
        _lead.Console += (_, message) => Note(_lead, message, _refused);
        _review = await DemoReview.OpenAsync(_app, _lead, DemoReview.Lead);
    }

    public async Task DisposeAsync() => await _chromium.DisposeAsync();

    [Fact]
    public Task No_dialog_and_no_report_needs_what_the_policy_forbids_and_nothing_foreign_runs()
        => _chromium.WatchAsync("content-policy", async () =>
    {
        // A dialog of the component library, and a report with its PDF in a frame.
        await _lead.GotoAsync(_review + "/team");
        await _lead.ChooseActionAsync("Actions for Demo second reviewer", "Remove");
        await _lead.GetByRole(AriaRole.Dialog).WaitForAsync();
        await _lead.Button("Cancel").ClickAsync();
        await _lead.GotoAsync(_review + "/full-texts");
        await _lead.Locator("tr:has(a[href*='/full-texts/files/']) a[data-row-link]").First.ClickAsync();
        await _lead.Locator("iframe").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Empty(_refused);

        Assert.False(
            await _lead.EvaluateAsync<bool>(
                "() => { const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s); return window.ran === true; }"));
        // By a timer: what is evaluated from here directly, the browser's tools allow whatever the policy says.
        Assert.False(
            await _lead.EvaluateAsync<bool>(
                "() => new Promise(done => { setTimeout('window.evaluated = true'); setTimeout(() => done(window.evaluated === true)); })"));
        Assert.False(
            await _lead.EvaluateAsync<bool>(
                "async () => { try { await fetch('https://example.org/', { mode: 'no-cors' }); return true; } catch { return false; } }"));
        // Each is refused by the policy, and not for another reason; the browser may say so more than once.
        foreach (var word in new[] { "inline script", "string as JavaScript", "connect-src" })
            Assert.Contains(_refused, refusal => refusal.Contains(word, StringComparison.Ordinal));
    });

    [Fact]
    public Task Answers_that_cannot_be_stored_stay_and_leaving_asks() => _chromium.WatchAsync("chart-not-stored", async () =>
    {
        await OpenChartAsync();
        if (await _lead.Button("Edit", exact: true).IsVisibleAsync())
            await _lead.Button("Edit", exact: true).ClickAsync();
        var field = _lead.Locator("#item-funding").Locator("input[type=text], input:not([type]), textarea").First;
        await TestPostgres.ExecuteAsync(_app.ConnectionString,
            "create trigger refuse before insert on chart_entries for each row execute function never_change()");
        await field.FillAsync("A fund of our own");
        await _lead.SeeAsync("could not be saved");
        Assert.Equal("A fund of our own", await field.InputValueAsync());

        var asked = new TaskCompletionSource<string>();
        _lead.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Message);
            await dialog.DismissAsync();
        };
        await _lead.Link("List", exact: true).ClickAsync();
        Assert.Contains("not saved", await asked.Task.WaitAsync(TimeSpan.FromMinutes(1)), StringComparison.Ordinal);
        Assert.Equal("A fund of our own", await field.InputValueAsync());

        await TestPostgres.ExecuteAsync(_app.ConnectionString, "drop trigger refuse on chart_entries");
        await _lead.Button("Try again").ClickAsync();
        await _lead.SeeAsync("Draft saved");
        await _lead.Link("List", exact: true).ClickAsync();
        await _lead.SeeHeadingAsync("Charting");
    });

    private async Task OpenChartAsync()
    {
        await _lead.GotoAsync(_review + "/charting");
        await _lead.Locator("#main a[href*='/charting/']").First.ClickAsync();
        await _lead.Locator("#item-funding").WaitForAsync();
    }

    internal static void Note(IPage page, IConsoleMessage message, List<string> refused)
    {
        if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
            refused.Add($"{page.Url}: {message.Text}");
    }
}
