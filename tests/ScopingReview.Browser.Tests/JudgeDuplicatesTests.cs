using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Journey;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Domain.Records;

namespace ScopingReview.Browser.Tests;

/// <summary>
/// Thirty pairs judged by keys alone, a merge undone after screening, and a second import that finds its duplicates among the first.
/// </summary>
public sealed class JudgeDuplicatesTests : IAsyncLifetime
{
    private const int Pairs = 30;

    private RunningApp _app = null!;
    private Chromium _chromium = null!;
    private IPage _lead = null!;
    private string _review = "";

    public async Task InitializeAsync()
    {
        _app = await SharedApp.GetAsync();
        _chromium = await Chromium.LaunchAsync();
        _lead = await _chromium.NewPersonAsync(_app.Url);
    }

    public async Task DisposeAsync() => await _chromium.DisposeAsync();

    [Fact]
    public Task Pairs_are_judged_by_keys_and_merges_undone_after_screening() => _chromium.WatchAsync("judge-duplicates", async () =>
    {
        _review = await _lead.StartReviewAsync(_app, "Twins");
        // Of each publication two entries without a DOI: too little for the rules.
        await ImportAsync("pubmed.ris", string.Concat(Enumerable.Range(1, Pairs).Select(i => Ris(i) + Ris(i))) + Ris(70, "10.1000/seventy")
            + Ris(71, "10.1000/seventy-one"));
        await JudgeThirtyAsync();
        await ImportAsync("scopus.ris", Ris(71, "10.1000/seventy-one", "more") + Ris(70, "10.1000/seventy", "more")
            + Ris(80, "10.1000/eighty"));
        await SeeFiguresAsync(records: 65, duplicates: 19, unique: 46);
        await ScreenAsync(46);
        await UndoAsync();
    });

    private async Task ImportAsync(string name, string text)
    {
        await _lead.GotoAsync(_review + "/sources/import");
        await _lead.ChooseExportsAsync(
            new FilePayload { Name = name, MimeType = "application/x-research-info-systems", Buffer = Encoding.UTF8.GetBytes(text) });
        await _lead.GetByRole(AriaRole.Button, new() { NameRegex = ImportButton }).ClickAsync();
        await _lead.SeeAsync("records imported from");
    }

    private async Task JudgeThirtyAsync()
    {
        await _lead.OpenStepAsync("Duplicates");
        await _lead.GetByRole(AriaRole.Link, new() { NameRegex = ToJudge }).ClickAsync();
        await _lead.Link("Review them by keys").ClickAsync();
        await _lead.SeeAsync(Place(1, Pairs));
        await Chromium.AssertAccessibleAsync(_lead);

        await PressAsync("k", Place(2, Pairs));
        await PressAsync("u", Place(1, Pairs));
        for (var i = 1; i <= Pairs; i++)
        {
            // Two of three are the same.
            await PressAsync(i % 3 == 0 ? "d" : "s", i == Pairs ? "No pairs to review" : Place(i + 1, Pairs));
            if (i == 4)
            {
                // A slip: taken back, and judged the other way. The fourth was "same", the fourth is "different" then.
                await PressAsync("u", Place(4, Pairs));
                await PressAsync("d", Place(5, Pairs));
            }

            if (i == 7)
            {
                await SavedAsync();
                await PressAsync("u", Place(7, Pairs));
                await PressAsync("d", Place(8, Pairs));
            }

            if (i == 10)
            {
                await PressAsync("u", Place(10, Pairs));
                await PressAsync("d", Place(11, Pairs));
            }
        }

        await SavedAsync();
        await Chromium.AssertAccessibleAsync(_lead);
        await SeeFiguresAsync(records: 62, duplicates: 17, unique: 45);
        await _lead.GetByRole(AriaRole.Link, new() { NameRegex = HeldApart }).WaitForAsync();
    }

    private async Task SeeFiguresAsync(int records, int duplicates, int unique)
    {
        await _lead.GotoAsync(_review + "/duplicates");
        await _lead.SeeAsync($"{records} records");
        await _lead.SeeAsync($"{duplicates} duplicates");
        await _lead.SeeAsync($"{unique} unique");
    }

    /// <summary>The lead reads everything alone, and includes it.</summary>
    private async Task ScreenAsync(int titles)
    {
        await _lead.OpenStepAsync("Plan");
        await _lead.GetByLabel("Lena Lead is a first reviewer").CheckAsync();
        await _lead.GetByLabel("Double-screened, %").FillAsync("0");
        await _lead.Button("Draw and assign").ClickAsync();
        await _lead.SeeHeadingAsync("For the methods section");
        await _lead.GotoAsync(_review + "/screening");
        Assert.Equal(titles, await ScreeningHand.DecideAllAsync(_lead, _ => "include"));
    }

    /// <summary>
    /// The first merge by hand is undone: one more record, which waits for a vote of its own; the other keeps the one it has.
    /// </summary>
    private async Task UndoAsync()
    {
        await _lead.GotoAsync(_review + "/duplicates?by=people");
        var group = _lead.Locator("section.cluster").First;
        var kept = await group.Locator("small .num").First.TextContentAsync() ?? "";
        await group.GetByRole(AriaRole.Button, new() { NameRegex = UndoMerge }).ClickAsync();
        await _lead.SeeAsync("are kept separate");
        await _lead.SeeAsync("47 unique");
        await _lead.Button("Take that back").ClickAsync();
        await _lead.SeeAsync("46 unique");
        await _lead.GetByRole(AriaRole.Button, new() { NameRegex = UndoMerge }).First.ClickAsync();
        await _lead.SeeAsync("47 unique");
        Assert.True(RecordNumber.TryParse(kept, out var number));
        await _lead.GotoAsync(string.Create(CultureInfo.InvariantCulture, $"{_review}/records/{number}"));
        await _lead.SeeAsync("Included");
        await _lead.GotoAsync(_review + "/report/overlap");
        await _lead.SeeHeadingAsync("Overlap of the sources");
        await Chromium.AssertAccessibleAsync(_lead);
    }

    private async Task PressAsync(string key, string then)
    {
        await _lead.Keyboard.PressAsync(key);
        await _lead.GetByText(then, new() { Exact = true }).First.WaitForAsync();
    }

    private Task SavedAsync() => _lead.Locator("[data-unsaved='0']").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    private static string Place(int number, int total) => $"Pair {number} of {total}";

    private static string Ris(int number, string? doi = null, string? more = null)
        => $"TY  - JOUR\nAU  - Family{number}, Given\nTI  - Peer support in region {number}\nPY  - 2020\n{(doi is null ? "" : $"DO  - {doi}\n")}{(more is null ? "" : $"AB  - {more}\n")}ER  - \n\n";

    private static readonly Regex ImportButton = Pattern("^Import ");
    private static readonly Regex ToJudge = Pattern("^To review 30$");
    private static readonly Regex HeldApart = Pattern("^Kept separate 13$");
    private static readonly Regex UndoMerge = Pattern("^Undo the merge");

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
