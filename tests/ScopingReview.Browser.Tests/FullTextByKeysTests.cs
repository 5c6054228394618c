using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Journey;
using ScopingReview.Browser.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>
/// Two reports from sought to a decision and a quote in the charting form, by keys; and what is typed there survives a browser that dies.
/// </summary>
public sealed class FullTextByKeysTests : LeadTests
{
    private const string Words = "Peer workers led the planning of the service";

    private TwoReports _review = null!;

    [Fact]
    public Task A_report_is_requested_added_excluded_and_the_next_quoted_by_keys() => Browser.WatchAsync("full-text-by-keys", async () =>
    {
        _review = await TwoReports.MakeAsync(App.ConnectionString);
        await Lead.SignInAsync(_review.Lead, PageActions.Password);
        await OpenAsync("R-000001");
        await RequestAsync();
        await AddPdfAsync("R-000001");
        await Lead.Keyboard.PressAsync("e");
        await Lead.Button("Wrong population").WaitForAsync();
        await Lead.Keyboard.PressAsync("1");
        await Lead.Locator(".decision .saved").GetByText("Wrong population").WaitForAsync();
        await OpenAsync("R-000002");
        await AddPdfAsync("R-000002");
        await QuoteInNoteAsync();
        await Lead.Keyboard.PressAsync("i");
        await Lead.Locator(".decision .saved").GetByText("Included").Or(Lead.Locator(".decision .saved").GetByText("Include")).First
            .WaitForAsync();
        await QuoteInFormAsync();
        await SurviveDeathAsync();
    });

    private async Task OpenAsync(string number)
    {
        await Lead.GotoAsync(_review.Path + "/full-texts");
        await Lead.Locator(".reports tr, .reports li").Filter(new() { HasText = number }).Locator("a[data-row-link]").FocusAsync();
        await Lead.Keyboard.PressAsync("Enter");
        await Lead.Locator(".split-head > .num").GetByText(number, new() { Exact = true }).WaitForAsync();
    }

    /// <summary>R opens what is known of the retrieval, at what is chosen there.</summary>
    private async Task RequestAsync()
    {
        await Lead.Locator(".decision").WaitForAsync();
        await Lead.Keyboard.PressAsync("r");
        await Lead.Locator(".retrieval input[type=radio]:focus").WaitForAsync();
        await Lead.Keyboard.PressAsync("Escape");
        await Lead.Locator(".retrieval").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Lead.Keyboard.PressAsync("r");
        await Lead.Locator(".retrieval input[type=radio]:focus").WaitForAsync();
        await Lead.Keyboard.PressAsync("ArrowDown");
        var from = Lead.GetByLabel("Requested from");
        await from.WaitForAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        await Lead.Keyboard.PressAsync("Tab");
        await from.And(Lead.Locator(":focus")).WaitForAsync();
        await Lead.Keyboard.TypeAsync("Inter-library loan");
        await Lead.Keyboard.PressAsync("Enter");
        await Lead.Locator(".steps-taken").GetByText("from Inter-library loan").WaitForAsync();
    }

    private async Task AddPdfAsync(string number)
    {
        await Lead.Locator("[data-takes-files]").WaitForAsync();
        await Lead.GetByLabel($"Add the PDF of {number}").SetInputFilesAsync(
            new FilePayload { Name = $"{number}.pdf", MimeType = "application/pdf", Buffer = SmallPdf.Of(Words) });
        await Lead.Locator($"iframe[title='PDF of {number}']").WaitForAsync();
        await Lead.Locator(".verdict.include").WaitForAsync();
    }

    private async Task QuoteInNoteAsync()
    {
        await SelectWordsAsync();
        await Lead.Keyboard.PressAsync("q");
        await Lead.SeeAsync("Quoted from page 1 in your note");
        Assert.Equal($"“{Words}” (PDF p. 1)", await Lead.Locator(".decision textarea[data-key=n]").InputValueAsync());
        await Chromium.AssertAccessibleAsync(Lead);
        await Lead.Keyboard.PressAsync("t");
        await Lead.Locator("iframe").First.WaitForAsync();
    }

    /// <summary>Into the item that had the focus; the quote leads back to its page.</summary>
    private async Task QuoteInFormAsync()
    {
        await Lead.GotoAsync(_review.Path + "/charting/2");
        await Lead.Locator("fieldset.item").First.WaitForAsync();
        await SelectWordsAsync(() => Lead.Locator("fieldset.item").First.Locator("input, textarea, button").First.FocusAsync());
        await Lead.Keyboard.PressAsync("q");
        await Lead.SeeAsync("Quoted from page 1 into");
        await Lead.Locator(".quote").First.WaitForAsync();
        Assert.Equal(Words, await Lead.Locator(".quote textarea").First.InputValueAsync());
        await Chromium.AssertAccessibleAsync(Lead);
    }

    /// <summary>T shows the text; selecting is the browser's own.</summary>
    private async Task SelectWordsAsync(Func<Task>? meanwhile = null)
    {
        await Lead.Keyboard.PressAsync("t");
        await Lead.Locator(".text-pane .words").GetByText(Words).WaitForAsync();
        if (meanwhile is not null)
            await meanwhile();
        await Lead.Locator(".text-pane .scroll").FocusAsync();
        await Lead.EvaluateAsync("() => getSelection().selectAllChildren(document.querySelector('.text-pane .words'))");
    }

    /// <summary>The page's process ends in the midst of typing: what was stored by then is there in another page.</summary>
    private async Task SurviveDeathAsync()
    {
        var note = Lead.Locator(".quote textarea").First;
        await note.FocusAsync();
        await Lead.Keyboard.PressAsync("End");
        await Lead.Keyboard.TypeAsync(" and more");
        while (!await StoredAsync("and more"))
            await Lead.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        await Lead.Keyboard.TypeAsync(" to the very en");
        var other = await Lead.Context.NewPageAsync();
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => Lead.GotoAsync("chrome://crash"));
        await other.GotoAsync(_review.Path + "/charting/2");
        await other.Locator(".quote textarea").First.WaitForAsync();
        Assert.StartsWith($"{Words} and more", await other.Locator(".quote textarea").First.InputValueAsync(), StringComparison.Ordinal);
        await other.CloseAsync();
    }

    private async Task<bool> StoredAsync(string words)
    {
        await using var db = SeededReview.Open(App.ConnectionString);
        return (await db.ChartEntries.Where(e => e.ReviewId == _review.Id).Select(e => e.AnswersJson).ToListAsync())
            .Exists(answers => answers.Contains(words, StringComparison.Ordinal));
    }
}
