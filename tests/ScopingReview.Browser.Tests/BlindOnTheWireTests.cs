using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>
/// What reaches the browser of somebody who still has to vote, recorded frame by frame and answer by answer on every page of the review: no
/// word of another reader's note, reason or operation, and no difference between records that the others included, excluded, or do not read
/// at all.
/// </summary>
public sealed partial class BlindOnTheWireTests : IAsyncLifetime
{
    private static readonly string[] Pages =
    [
        "", "/sources", "/duplicates", "/duplicates?view=waiting", "/duplicates?view=apart", "/records?duplicates=shown",
        "/records?set=unique", "/records?set=sought", "/records?set=title-abstract/conflict",
        "/records?set=prisma/left-excluded", "/records?set=prisma/open-title-conflict", "/records?set=prisma/left-screened",
        "/records?set=agreement/title-abstract/all/any.any",
        "/records?set=agreement/title-abstract/all/exclude.include", "/records?set=agreement/full-text/all/any.any", "/plan",
        "/plan?stage=full-text", "/plan/take-over",
        "/conflicts", "/conflicts?record=4", "/conflicts?record=12&stage=full-text", "/conflicts?view=resolved",
        "/full-texts?show=mine", "/full-texts?show=decided", "/studies", "/charting", "/report", "/report/tables", "/report/studies",
        "/report/excluded", "/report/figures", "/report/agreement", "/report/overlap",
        "/team", "/audit", "/settings",
    ];

    private static readonly string[] Files =
    [
        "/records/export?format=ris", "/records/export?format=csv", "/records/export?format=ris&raw=true",
        "/records/export?format=csv&set=title-abstract/conflict",
        "/records/export?format=csv&set=agreement/title-abstract/all/any.any", "/report/agreement", "/report/flow.csv", "/report/flow.svg",
        "/report/studies", "/report/excluded", "/report/charting", "/report/charting-notes",
        "/report/frequencies", "/sources/searches.csv", "/duplicates/overlap.csv",
        "/screening/TitleAbstract/progress?since=2026-01-01T00:00:00Z", "/screening/labels",
    ];

    // All but the ways to the records before and after, of which the first and the last lack one.
    private const string Html = """
        parts => [...document.querySelectorAll(parts)].map(part => {
          const copy = part.cloneNode(true);
          for (const link of copy.querySelectorAll("a[rel=prev], a[rel=next]")) link.remove();
          return copy.outerHTML + (part.value ?? "");
        }).join("")
        """;

    // The page shows its text and loads nothing any more; or it says that it failed, which no wait would mend.
    private const string Stands = """
        text => {
          const shown = document.querySelector("#main").textContent;
          const isLoading = document.querySelector(".loading") || [...document.querySelectorAll("#main .hint")].some(hint => hint.textContent === "…" && hint.checkVisibility());
          return shown.includes(text) && !isLoading || shown.includes("This page could not be shown");
        }
        """;

    private RunningApp _app = null!;
    private Chromium _chromium = null!;
    private BlindReview _review = null!;

    public async Task InitializeAsync()
    {
        _app = await SharedApp.GetAsync();
        _chromium = await Chromium.LaunchAsync();
        _review = await BlindReview.MakeAsync(_app.ConnectionString);
    }

    public async Task DisposeAsync() => await _chromium.DisposeAsync();

    [Fact]
    public Task A_blinded_reviewers_circuit_and_answers_hold_nothing_of_another_readers_votes()
    => _chromium.WatchAsync("blind-reviewer", async () =>
    {
        var (page, wire) = await SignInAsync(_review.Her);
        await GoThroughAsync(page, wire);
        int[][] titles = [BlindReview.Waiting, BlindReview.Judged, BlindReview.JudgedFirst];
        int[][] reports = [BlindReview.WaitingReports, BlindReview.JudgedReports, BlindReview.ReportsJudgedFirst];
        await AssertAlikeAsync(page, wire, BlindReview.Waiting);
        await AssertAlikeAsync(page, wire, [.. BlindReview.Judged, .. BlindReview.JudgedFirst]);
        await AssertAlikeAsync(page, wire, BlindReview.WaitingReports);
        await AssertAlikeAsync(page, wire, [.. BlindReview.JudgedReports, .. BlindReview.ReportsJudgedFirst]);
        foreach (var group in reports)
            await AssertAlikeAsync(page, wire, group, number => $"/full-texts/{number}", "#main .split-head, #main .pane.form");
        foreach (var group in titles)
        {
            await AssertAlikeAsync(page, wire, group, number => $"/screening?record={number}",
                "[data-card], [data-labels], [data-private]");
            await AssertCardsAlikeAsync(page, group);
        }
        await AssertRowsAlikeAsync(page, wire, "/records", [.. titles, .. reports]);
        await AssertRowsAlikeAsync(page, wire, "/full-texts", reports);
        await AssertRowsAlikeAsync(page, wire, "/screening?view=mine", BlindReview.Judged, BlindReview.JudgedFirst);
        await AssertFiltersTellNothingAsync(page, wire, BlindReview.Waiting, [.. BlindReview.Judged, .. BlindReview.JudgedFirst]);

        Assert.Empty(wire.Find(_review.TellingAll));
        // The recording is worth something: it holds what they may know, from circuit and answers alike.
        Assert.NotEmpty(wire.Find([BlindReview.OwnNote]));
        Assert.NotEmpty(wire.Find([BlindReview.OwnNoteOnReports]));
        Assert.True(wire.Frames + wire.Answers > 200, $"Only {wire.Frames} frames and {wire.Answers} answers were recorded.");
    });

    [Fact]
    public Task A_lead_who_still_has_to_vote_is_as_blind_on_those_records_and_sees_the_votes_that_are_all_in()
    => _chromium.WatchAsync("blind-lead", async () =>
    {
        var (page, wire) = await SignInAsync(_review.Lead);
        await GoThroughAsync(page, wire);
        await AssertAlikeAsync(page, wire, BlindReview.WaitingForLead);
        await AssertAlikeAsync(page, wire, [1, 2]);
        await AssertAlikeAsync(page, wire, BlindReview.WaitingReports, number => $"/full-texts/{number}",
            "#main .split-head, #main .pane.form");
        await AssertRowsAlikeAsync(page, wire, "/records", BlindReview.WaitingForLead, BlindReview.Waiting, BlindReview.WaitingReports);
        await AssertFiltersTellNothingAsync(page, wire, [.. BlindReview.WaitingForLead, .. BlindReview.Waiting, 6]);

        int[] locked = [4, 12];
        foreach (var number in locked)
            await OpenAsync(page, wire, $"/records/{number}", BlindReview.OtherNote(number));
        Assert.Empty(wire.Find(_review.Telling(BlindReview.WaitingForLead.Concat(BlindReview.Waiting).Concat(BlindReview.WaitingReports))));
        Assert.Empty(wire.Find(locked.Select(BlindReview.PrivateNote)));
        Assert.All(locked, number => Assert.NotEmpty(wire.Find([BlindReview.OtherNote(number)])));
    });

    private async Task<(IPage Page, WireRecorder Wire)> SignInAsync(string email)
    {
        var page = await _chromium.NewPersonAsync(_app.Url);
        await page.SignInAsync(email, PageActions.Password);
        return (page, await WireRecorder.StartAsync(page));
    }

    /// <summary>All pages and files of the review.</summary>
    private async Task GoThroughAsync(IPage page, WireRecorder wire)
    {
        await page.GotoAsync(_review.Path);
        foreach (var path in Pages.Concat(
            ["/screening", $"/screening?label={_review.Label.Id}", "/screening?view=mine", $"/records?label={_review.Label.Id}"]))
            await OpenAsync(page, wire, path);
        foreach (var file in Files)
        {
            wire.Place = file;
            var status =
                await page.EvaluateAsync<int>("url => fetch(url).then(async answer => { await answer.text(); return answer.status; })",
                    $"/api/reviews/{_review.Id}{file}");
            Assert.True(status < 500, $"{file} answers {status}");
        }
    }

    /// <summary>Goes to a page, and waits until it stands.</summary>
    /// <param name="anew">In a circuit of its own: where the page before would look alike.</param>
    private async Task OpenAsync(IPage page, WireRecorder wire, string path, string text = "", bool anew = false)
    {
        wire.Place = path;
        if (anew)
            await page.GotoAsync(_review.Path + path);
        else
            await page.EvaluateAsync("path => Blazor.navigateTo(path)", _review.Path + path);
        await wire.QuietAsync();
        await page.Locator("#main h1, #main h2").First.WaitForAsync(); // a page that their role does not allow has no title
        await page.WaitForFunctionAsync(Stands, text);
        Assert.False(await page.GetByText("This page could not be shown").IsVisibleAsync(), $"{path}\n{_app.Output}");
    }

    /// <summary>The pages of these records differ in the record's number alone, and the other reader is not named on them.</summary>
    private async Task AssertAlikeAsync(
        IPage page, WireRecorder wire, int[] numbers, Func<int, string>? pathOf = null, string parts = "#main")
    {
        List<string> shown = [];
        foreach (var number in numbers)
        {
            await OpenAsync(page, wire, pathOf?.Invoke(number) ?? $"/records/{number}", Label(number));
            var html = await page.EvaluateAsync<string>(Html, parts);
            Assert.DoesNotContain(BlindReview.OtherName, html, StringComparison.Ordinal);
            shown.Add(Plain(html));
        }
        foreach (var html in shown)
            Assert.Equal(shown[0], html);
    }

    /// <summary>So do the cards that the desk fetches.</summary>
    private async Task AssertCardsAlikeAsync(IPage page, int[] numbers)
    {
        List<string> cards = [];
        foreach (var number in numbers)
            cards.Add(Plain(
                await page.EvaluateAsync<string>("url => fetch(url).then(answer => answer.text())",
                    $"/api/reviews/{_review.Id}/screening/TitleAbstract/records/{number}")));
        Assert.All(cards, card => Assert.Equal(cards[0], card));
    }

    /// <summary>And their rows in a list.</summary>
    private async Task AssertRowsAlikeAsync(IPage page, WireRecorder wire, string path, params int[][] groups)
    {
        await OpenAsync(page, wire, path, anew: true);
        foreach (var numbers in groups)
        {
            List<string> rows = [];
            foreach (var number in numbers)
                rows.Add(Plain(await page.Locator("#main tr, #main li")
                    .Filter(new() { HasText = Label(number) }).First.EvaluateAsync<string>("row => row.outerHTML")));
            Assert.All(rows, row => Assert.Equal(rows[0], row));
        }
    }

    /// <summary>
    /// None of the records that wait is found by its outcome or by the other reader's label; what the member excluded is excluded, whatever
    /// others say.
    /// </summary>
    private async Task AssertFiltersTellNothingAsync(IPage page, WireRecorder wire, int[] waiting, params int[] excluded)
    {
        await AssertListedAsync("ta=pending", waiting, excluded);
        await AssertListedAsync("ta=excluded", excluded, waiting);
        foreach (var filter in new[] { "ta=included", "ta=conflict", "ta=needs-resolution", $"label={_review.Label.Id}" })
            await AssertListedAsync(filter, [], [.. waiting, .. excluded]);

        async Task AssertListedAsync(string filter, int[] there, int[] absent)
        {
            await OpenAsync(page, wire, "/records?" + filter, anew: true);
            foreach (var number in there)
                await page.Locator($"#main a[href$='/records/{number}']").First.WaitForAsync();
            foreach (var number in absent)
                Assert.Equal(0, await page.Locator($"#main a[href$='/records/{number}']").CountAsync());
        }
    }

    private static string Label(int number) => $"R-{number:D6}";

    /// <summary>Without what tells records apart anyway: numbers, ids, and where an element stands in the circuit.</summary>
    private static string Plain(string text) => Numbers().Replace(Elements().Replace(Ids().Replace(text, "id"), ""), "#");

    [GeneratedRegex("[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();

    // What Blazor and the component library number their elements by.
    [GeneratedRegex("_bl_[^ >]*|<!--!-->|(?<=(id|for|aria-describedby)=\"(checkbox|radio|select|mudinput|popover-))[a-z0-9-]+",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Elements();

    [GeneratedRegex("R-[0-9]{6}|(?<=/records/|/full-texts/|record=|data-number=\"|\"number\":|\"place\":\"?)-?[0-9]+",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();
}
