using System.Globalization;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Domain.Reviews;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Browser.Tests;

/// <summary>
/// A lead stops the reading of titles in the order of priority screening, sees it in the flow and in the reader's queue, and resumes it.
/// </summary>
public sealed class StopReadingTests : LeadTests
{
    private const string Queue = "/screening";
    private const string Ineligible = "Records marked as ineligible by automation tools, n = ";

    private SampledReview _review = null!;
    private IPage _reader = null!;

    [Fact]
    public Task A_stop_is_previewed_in_numbers_seen_in_the_flow_and_the_queue_and_undone() => Browser.WatchAsync("stop-reading", async () =>
    {
        _review = await SampledReview.MakeAsync(App.ConnectionString, ScreeningStage.TitleAbstract, ReviewRole.Reviewer, ranked: true);
        await ReadSomeAsync();
        var unread = await _review.CountUnreadAsync(App.ConnectionString);
        await StopAsync(unread);
        await SeeFlowAsync(unread);
        await SeeQueueAsync(empty: true);
        await ResumeAsync();
        await SeeFlowAsync(0);
        await SeeQueueAsync(empty: false);
        Assert.Equal(unread, await _review.CountUnreadAsync(App.ConnectionString));
    });

    /// <summary>Ten votes by keys: the first, an inclusion, and what the model then puts before the reader.</summary>
    private async Task ReadSomeAsync()
    {
        _reader = await Browser.NewPersonAsync(App.Url);
        await _reader.SignInAsync(_review.Reader, PageActions.Password);
        await _reader.GotoAsync(_review.Path + Queue);
        for (var i = 0; i < 10; i++)
        {
            var number = await _reader.Locator("[data-card] .meta").First.TextContentAsync() ?? "";
            await _reader.Keyboard.PressAsync(i == 0 ? "i" : "e");
            await _reader.WaitForFunctionAsync("number => document.querySelector('[data-card] .meta')?.textContent !== number", number);
        }

        await _reader.Locator("[data-saved=saved]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    private async Task StopAsync(int unread)
    {
        await Lead.SignInAsync(_review.OtherLead, PageActions.Password);
        await Lead.GotoAsync(_review.Path + "/plan");
        await Lead.Button("Stop reading …").ClickAsync();
        var dialog = Lead.GetByRole(AriaRole.Dialog);
        await dialog.GetByText(string.Create(CultureInfo.InvariantCulture, $"{unread} records that nobody has read will be counted as ineligible"))
            .WaitForAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        // Thought better of, and done after all.
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Lead.Button("Stop reading …").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Stop reading", Exact = true }).ClickAsync();
        await Lead.SeeAsync("Reading was stopped on");
        await Chromium.AssertAccessibleAsync(Lead);
    }

    private async Task SeeFlowAsync(int left)
    {
        await Lead.GotoAsync(_review.Path + "/report");
        await Lead.Locator("svg.prisma text").First.WaitForAsync();
        var box = Lead.Locator($"svg.prisma a[aria-label^='{Ineligible}{left.ToString(CultureInfo.InvariantCulture)}']").First;
        if (left == 0)
            Assert.Equal(0, await Lead.Locator("svg.prisma a[aria-label^='priority screening']").CountAsync());
        Assert.Equal(0, await Lead.Locator(".equations .broken").CountAsync());
        if (left == 0)
            return;
        await box.ClickAsync();
        await Lead.GetByText(Counted(left), new() { Exact = false }).First.WaitForAsync();
        Assert.Equal(left, await Lead.Locator("tbody tr").CountAsync());
    }

    private async Task SeeQueueAsync(bool empty)
    {
        await _reader.GotoAsync(_review.Path + Queue);
        if (empty)
            await _reader.SeeAsync("You have screened all your records");
        else
            await _reader.Locator("[data-card] .meta").First.WaitForAsync();
    }

    private async Task ResumeAsync()
    {
        await Lead.GotoAsync(_review.Path + "/plan");
        await Lead.Button("Resume reading").ClickAsync();
        await Lead.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Resume", Exact = true }).ClickAsync();
        await Lead.Button("Stop reading …").WaitForAsync();
    }

    private static string Counted(int records) => string.Create(CultureInfo.InvariantCulture, $"{records} records");
}
