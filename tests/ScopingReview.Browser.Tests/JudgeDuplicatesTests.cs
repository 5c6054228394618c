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
public sealed class JudgeDuplicatesTests : LeadTests
{
    private const int Pairs = 30;

    private string _review = "";

    [Fact]
    public Task Pairs_are_judged_by_keys_and_merges_undone_after_screening() => Browser.WatchAsync("judge-duplicates", async () =>
    {
        _review = await Lead.StartReviewAsync(App, "Twins");
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
        await Lead.GotoAsync(_review + "/sources/import");
        await Lead.ChooseExportsAsync(
            new FilePayload { Name = name, MimeType = "application/x-research-info-systems", Buffer = Encoding.UTF8.GetBytes(text) });
        await Lead.GetByRole(AriaRole.Button, new() { NameRegex = ImportButton }).ClickAsync();
        // An earlier file still stands on the page with what came of it.
        await Lead.FileCard(name).GetByText("imported from").WaitForAsync();
    }

    private async Task JudgeThirtyAsync()
    {
        await Lead.OpenStepAsync("Duplicates");
        await Lead.GetByRole(AriaRole.Link, new() { NameRegex = ToJudge }).ClickAsync();
        await Lead.Link("Review one by one").ClickAsync();
        await Lead.SeeAsync(Place(1, Pairs));
        await Chromium.AssertAccessibleAsync(Lead);

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
        await Chromium.AssertAccessibleAsync(Lead);
        await SeeFiguresAsync(records: 62, duplicates: 17, unique: 45);
        await Lead.GetByRole(AriaRole.Link, new() { NameRegex = HeldApart }).WaitForAsync();
    }

    private async Task SeeFiguresAsync(int records, int duplicates, int unique)
    {
        // Everything is saved: leaving asks nothing.
        List<string> asked = [];
        void Note(object? sender, IDialog dialog)
        {
            asked.Add(dialog.Type);
            _ = dialog.AcceptAsync();
        }
        Lead.Dialog += Note;
        await Lead.GotoAsync(_review + "/duplicates");
        Lead.Dialog -= Note;
        Assert.Empty(asked);
        await Lead.SeeAsync($"{records} records");
        await Lead.SeeAsync($"{duplicates} duplicates");
        await Lead.SeeAsync($"{unique} unique");
    }

    /// <summary>The lead reads everything alone, and includes it.</summary>
    private async Task ScreenAsync(int titles)
    {
        await Lead.OpenStepAsync("Plan");
        await Lead.GetByLabel("Lena Lead is a first reviewer").CheckAsync();
        await Lead.GetByLabel("Double-screened, %").FillAsync("0");
        await Lead.Button("Draw and assign").ClickAsync();
        await Lead.SeeHeadingAsync("For the methods section");
        await Lead.GotoAsync(_review + "/screening");
        Assert.Equal(titles, await ScreeningHand.DecideAllAsync(Lead, _ => "include"));
    }

    /// <summary>
    /// The first merge by hand is undone: one more record, which waits for a vote of its own; the other keeps the one it has.
    /// </summary>
    private async Task UndoAsync()
    {
        await Lead.GotoAsync(_review + "/duplicates?by=people");
        var group = Lead.Locator("section.cluster").First;
        var kept = await group.Locator("small .num").First.TextContentAsync() ?? "";
        await group.GetByRole(AriaRole.Button, new() { NameRegex = UndoMerge }).ClickAsync();
        await Lead.SeeAsync("are kept separate");
        await Lead.SeeAsync("47 unique");
        await Lead.Button("Undo", exact: true).ClickAsync();
        await Lead.SeeAsync("46 unique");
        await Lead.GetByRole(AriaRole.Button, new() { NameRegex = UndoMerge }).First.ClickAsync();
        await Lead.SeeAsync("47 unique");
        Assert.True(RecordNumber.TryParse(kept, out var number));
        await Lead.GotoAsync(string.Create(CultureInfo.InvariantCulture, $"{_review}/records/{number}"));
        await Lead.SeeAsync("Included");
        await Lead.GotoAsync(_review + "/report/overlap");
        await Lead.SeeHeadingAsync("Overlap of the sources");
        await Chromium.AssertAccessibleAsync(Lead);
    }

    private async Task PressAsync(string key, string then)
    {
        await Lead.Keyboard.PressAsync(key);
        await Lead.GetByText(then, new() { Exact = true }).First.WaitForAsync();
    }

    private Task SavedAsync() => Lead.Locator("[data-unsaved='0']").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    private static string Place(int number, int total) => $"Pair {number} of {total}";

    private static string Ris(int number, string? doi = null, string? more = null)
        => $"TY  - JOUR\nAU  - Family{number}, Given\nTI  - Peer support in region {number}\nPY  - 2020\n{(doi is null ? "" : $"DO  - {doi}\n")}{(more is null ? "" : $"AB  - {more}\n")}ER  - \n\n";

    private static readonly Regex ImportButton = Pattern("^Import ");
    private static readonly Regex ToJudge = Pattern("^To review 30$");
    private static readonly Regex HeldApart = Pattern("^Kept separate 13$");
    private static readonly Regex UndoMerge = Pattern("^Undo the merge");

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
