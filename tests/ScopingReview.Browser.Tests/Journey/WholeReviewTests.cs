using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Npgsql;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Browser.Tests.Journey;

/// <summary>
/// A whole scoping review in the browser, by the people who do it, on the published wba-review: 747 exported records, the first reviewer
/// reading all of them, the second a random 20 %, and their votes as published. No step is taken behind the pages' back; the database is
/// only read, to know which published record a card shows.
/// </summary>
public sealed partial class WholeReviewTests : IAsyncLifetime
{
    private const int Exported = 747, Unique = 709, Titles = 707, Sample = 142, Right = 2;
    private const string Seed = "whole-review-1";
    private static readonly string[] Files = ["pubmed.ris", "eric.ris", "scopus.ris", "arxiv.ris", "forward-citation.ris"];
    private RunningApp _app = null!;
    private Chromium _chromium = null!;
    private string _review = "";

    public async Task InitializeAsync()
    {
        if (Corpora.SkipReason is not null)
            return;
        _app = await RunningApp.StartAsync();
        _chromium = await Chromium.LaunchAsync();
    }

    public async Task DisposeAsync()
    {
        if (Corpora.SkipReason is not null)
            return;
        await _chromium.DisposeAsync();
        await _app.DisposeAsync();
    }

    [CorporaFact]
    public Task A_review_goes_from_export_files_to_a_flow_that_adds_up() => _chromium.WatchAsync("whole-review", JourneyAsync);

    private async Task JourneyAsync()
    {
        var published = new PublishedDecisions(Corpora.Path("wba-review/decisions.csv"));

        var lead = await CreateFirstAccountAsync();
        await StartReviewAsync(lead);
        var first = await InviteAsync(lead, "First reviewer", "first@example.org");
        var second = await InviteAsync(lead, "Second reviewer", "second@example.org");
        await ImportAsync(lead);
        await PrepareAsync(lead);
        await PlanAsync(lead, "Titles & abstracts", maybeCounts: true);
        await SeeRepeatedDrawAsync(lead);

        var ids = await PublishedIdsAsync();
        // Both at once, as they would.
        var screened = await Task.WhenAll(
            ScreenAsync(first, number => published.AtTitleAbstract(ids[number], "reviewer-1")),
            ScreenAsync(second, number => published.AtTitleAbstract(ids[number], "reviewer-2")));
        Assert.Equal([Titles, Sample], screened);
        // Include and maybe agree here; what both read and judged differently must be exactly what waits for the lead.
        var conflicts =
            (await SampledAsync(ScreeningStage.TitleAbstract)).Count(
                number => (published.AtTitleAbstract(ids[number], "reviewer-1") == "exclude") != (published.AtTitleAbstract(ids[number],
                    "reviewer-2") == "exclude"));
        Assert.True(conflicts > 0, "The seed draws no published disagreement.");
        Assert.Equal(conflicts, await ResolveAllAsync(lead));

        await PlanAsync(lead, "Full texts", maybeCounts: null);
        var reports = await AddPdfsAsync(lead);
        await ReadAsync(first, number => published.AtFullText(ids[number], "reviewer-1"));
        await ReadAsync(second, number => published.AtFullText(ids[number], "reviewer-2"));
        await ResolveAllAsync(lead);
        // The lead included what the two disagreed on; all else is as the first reviewer voted.
        var readTwice = await SampledAsync(ScreeningStage.FullText);
        var included = reports.Count(number => published.AtFullText(ids[number], "reviewer-1") == "include"
            || (readTwice.Contains(number) && published.AtFullText(ids[number], "reviewer-2") == "include"));

        await ChartOneAsync(lead);
        await JudgePairsAsync(lead);
        await SeeReportAsync(lead, reports.Count, included);
    }

    private async Task<IPage> CreateFirstAccountAsync()
    {
        var link = await _app.WaitForOutputAsync(PageActions.SetUpLink());
        var lead = await _chromium.NewPersonAsync(_app.Url);
        await lead.GotoAsync(link.Value);
        await lead.SeeHeadingAsync("Set up the workbench");
        await Chromium.AssertAccessibleAsync(lead);
        await lead.FillNewAccountAsync("Lead", "lead@example.org");
        await lead.SeeHeadingAsync("Your reviews");
        await Chromium.AssertAccessibleAsync(lead);
        return lead;
    }

    private async Task StartReviewAsync(IPage lead)
    {
        await lead.Link("Start a review").ClickAsync();
        await lead.GetByLabel("Title").FillAsync("AI in workplace-based assessment");
        await lead.GetByLabel("Review question").FillAsync("How is generative AI used in workplace-based assessment?");
        await lead.Button("Start the review").ClickAsync();
        await lead.SeeHeadingAsync("Overview");
        _review = new Uri(lead.Url).AbsolutePath;
        await Chromium.AssertAccessibleAsync(lead);
    }

    private async Task<IPage> InviteAsync(IPage lead, string name, string email)
    {
        await lead.OpenStepAsync("Team");
        await lead.GetByLabel("Name").FillAsync(name);
        await lead.Button("Create invitation link").ClickAsync();
        await lead.SeeAsync($"Send this link to {name}");
        var link = await lead.GetByLabel("Invitation link").InputValueAsync();

        var person = await _chromium.NewPersonAsync(_app.Url);
        await person.GotoAsync(link);
        await person.SeeHeadingAsync("Join “AI in workplace-based assessment”");
        await person.FillNewAccountAsync(name, email);
        await person.SeeHeadingAsync("Overview");
        return person;
    }

    private static async Task ImportAsync(IPage lead)
    {
        await lead.OpenStepAsync("Sources");
        await lead.Locator("#main").GetByRole(AriaRole.Link, new() { Name = "Import" }).First.ClickAsync();
        await lead.ChooseExportsAsync(
            Files.Select(
                file => new FilePayload
                {
                    Name = file,
                    MimeType = "application/x-research-info-systems",
                    Buffer = File.ReadAllBytes(Corpora.Path("wba-review/" + file))
                }));
        await lead.Button($"Import {Files.Length} files").ClickAsync();
        await lead.SeeAsync($"{Exported} records imported from {Files.Length} files");
        await Chromium.AssertAccessibleAsync(lead);
        await lead.OpenStepAsync("Duplicates");
        await lead.SeeAsync($"{Unique} unique");
        await Chromium.AssertAccessibleAsync(lead);
    }

    private static async Task PrepareAsync(IPage lead)
    {
        await lead.OpenStepAsync("Settings");
        await lead.GetByLabel("Add to “Include if”").FillAsync("generative AI in workplace-based assessment");
        await lead.Locator(".list.include").First.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await lead.SeeAsync("generative AI in workplace-based assessment");
        // The field is emptied after the entry is shown: nothing on the page moves any more then.
        await Assertions.Expect(lead.GetByLabel("Add to “Include if”")).ToHaveValueAsync("");
        await lead.Button("Add common reasons").ClickAsync();
        await lead.SeeAsync("Wrong population");
        await Chromium.AssertAccessibleAsync(lead);
    }

    private static async Task PlanAsync(IPage lead, string stage, bool? maybeCounts)
    {
        await lead.OpenStepAsync("Plan");
        await lead.Locator("nav.tabs").GetByRole(AriaRole.Link, new() { Name = stage }).ClickAsync();
        await lead.Locator($"nav.tabs a[aria-current=page]:has-text('{stage}')").WaitForAsync();
        await lead.SeeHeadingAsync("Plan this stage");
        await lead.GetByLabel("First reviewer is a first reviewer").CheckAsync();
        await lead.GetByLabel("Second reviewer is a second reviewer").CheckAsync();
        Assert.Equal("20", await lead.GetByLabel("Double-screened, %").InputValueAsync());
        if (maybeCounts == true)
            await lead.GetByLabel("“Maybe” counts as include").CheckAsync();
        await lead.GetByLabel("Seed").FillAsync(Seed);
        await lead.Button("Draw and assign").ClickAsync();
        await lead.SeeHeadingAsync("For the methods section");
        await Chromium.AssertAccessibleAsync(lead);
    }

    private static async Task SeeRepeatedDrawAsync(IPage lead)
    {
        await lead.SeeAsync($"{Sample} of {Titles} records at 20");
        await lead.Button("Repeat the draw").ClickAsync();
        await lead.SeeAsync($"the same {Sample} as were assigned to a second reviewer");
    }

    private static async Task<int> ScreenAsync(IPage reviewer, Func<int, string> verdictOf)
    {
        await reviewer.OpenStepAsync("Titles & abstracts");
        await reviewer.Locator("[data-card] .meta").First.WaitForAsync();
        await Chromium.AssertAccessibleAsync(reviewer);
        return await ScreeningHand.DecideAllAsync(reviewer, verdictOf);
    }

    /// <summary>
    /// Rules include on every conflict, as the published review did at title and abstract; where only the reason is open, the first one.
    /// </summary>
    /// <returns>How many there were.</returns>
    private static async Task<int> ResolveAllAsync(IPage lead)
    {
        await lead.OpenStepAsync("Conflicts");
        var open = await OpenConflictsAsync(lead);
        if (open > 0)
            await Chromium.AssertAccessibleAsync(lead);
        for (var left = open; left > 0; left--)
        {
            var record = await lead.Locator("[data-conflict]").GetAttributeAsync("data-conflict");
            await lead.Keyboard.PressAsync(await lead.Locator(".ask").IsVisibleAsync() ? "1" : "i");
            await lead.WaitForFunctionAsync("label => document.querySelector('[data-conflict]')?.dataset.conflict !== label", record);
        }
        Assert.Equal(0, await OpenConflictsAsync(lead));
        return open;
    }

    private static async Task<int> OpenConflictsAsync(IPage lead)
    {
        var text = await lead.Locator(".conflicts-head .num").TextContentAsync() ?? "";
        return FirstNumberPattern().Match(text) is { Success: true } number
            ? int.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    private static async Task<IReadOnlyList<int>> AddPdfsAsync(IPage lead)
    {
        await lead.OpenStepAsync("Full texts");
        await lead.Locator("[data-takes-files] .reports .number").First.WaitForAsync();
        var numbers = await NumbersOnPageAsync(lead);
        await lead.GetByLabel("Choose PDFs, several at once").SetInputFilesAsync(numbers.Select(number => new FilePayload
        {
            Name = RecordNumber.Format(number) + ".pdf",
            MimeType = "application/pdf",
            Buffer = SmallPdf.Of($"The full text of {RecordNumber.Format(number)}"),
        }));
        await lead.Button($"Store {numbers.Count} PDFs").ClickAsync();
        await lead.GetByText($"{numbers.Count} PDFs are stored.").WaitForAsync();
        await Chromium.AssertAccessibleAsync(lead);
        return numbers;
    }

    private static async Task<IReadOnlyList<int>> NumbersOnPageAsync(IPage page)
        => [.. (await page.Locator(".reports .number").AllTextContentsAsync()).Select(
            text => RecordNumber.TryParse(text.Trim(), out var number) ? number : throw new InvalidOperationException(text))];

    private static async Task ReadAsync(IPage reviewer, Func<int, string> verdictOf)
    {
        await reviewer.OpenStepAsync("Full texts");
        await reviewer.Link("Continue reading").ClickAsync();
        await reviewer.Locator(".decision").WaitForAsync();
        await Chromium.AssertAccessibleAsync(reviewer);
        while (true)
        {
            var label = (await reviewer.Locator(".split-head > .num").First.TextContentAsync())!.Trim();
            Assert.True(RecordNumber.TryParse(label, out var number), label);
            var isLast = await reviewer.Locator(".split-head").GetByText("No other full texts for you").IsVisibleAsync();
            if (verdictOf(number) == "include")
            {
                await reviewer.Button("Include").ClickAsync();
            }
            else
            {
                await reviewer.Button("Exclude").ClickAsync();
                await reviewer.Locator("button.reason").First.ClickAsync();
            }
            if (isLast)
            {
                await reviewer.Locator(".decision .saved, .decision :text('It is locked')").First.WaitForAsync();
                return;
            }
            await reviewer.WaitForFunctionAsync(
                "label => { const n = document.querySelector('.split-head > .num'); return n && n.textContent.trim() !== label; }", label);
        }
    }

    private static async Task ChartOneAsync(IPage lead)
    {
        await lead.OpenStepAsync("Charting");
        await lead.Link("Create the charting form").ClickAsync();
        await lead.Button("Start with Peer workers in co-production and co-creation").ClickAsync();
        await lead.Button("Publish the form").ClickAsync();
        await lead.SeeAsync("The form is published");
        await lead.OpenStepAsync("Charting");
        await lead.Link("Next study").ClickAsync();
        await lead.Locator("fieldset.item").First.WaitForAsync();
        await lead.Button("Mark complete").ClickAsync();
        await lead.SeeAsync("Not complete yet");
        await Chromium.AssertAccessibleAsync(lead);
        foreach (var required in await lead.Locator("fieldset.item:has(.required)").AllAsync())
        {
            var answered = required.Locator("input[type=radio], input[type=checkbox]");
            if (await answered.CountAsync() > 0)
                await answered.First.CheckAsync();
            else if (required.GetByRole(AriaRole.Button, new() { Name = "Not reported" }) is var notReported
                && await notReported.GetAttributeAsync("aria-pressed") != "true")
                await notReported.ClickAsync();
        }
        await lead.Button("Mark complete").ClickAsync();
        await lead.SeeAsync("Complete");
    }

    /// <summary>
    /// Pairs that the rules leave to people are open until somebody has judged them; the published review holds all of them apart.
    /// </summary>
    private static async Task JudgePairsAsync(IPage lead)
    {
        await lead.OpenStepAsync("Report");
        await lead.SeeAsync("not reviewed");
        Assert.True(await lead.Locator(".chip.provisional").CountAsync() > 0);
        await lead.OpenStepAsync("Duplicates");
        await lead.GetByRole(AriaRole.Link, new() { NameRegex = ToJudgePattern() }).ClickAsync();
        await lead.Link("Review one by one").ClickAsync();
        var place = await lead.GetByText(FirstPairPattern()).First.TextContentAsync();
        var pairs = int.Parse(place!.Split(' ')[^1], CultureInfo.InvariantCulture);
        for (var pair = 1; pair <= pairs; pair++)
        {
            await lead.Keyboard.PressAsync("d");
            await lead.GetByText(pair == pairs ? "No pairs to review" : $"Pair {pair + 1} of {pairs}",
                new() { Exact = true }).First.WaitForAsync();
        }
        await lead.Locator("[data-unsaved='0']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    /// <summary>
    /// The flow's own equations, in the words of the page, with the numbers that the published data and the votes lead to.
    /// </summary>
    private static async Task SeeReportAsync(IPage lead, int reports, int included)
    {
        await lead.OpenStepAsync("Report");
        await lead.SeeAsync($"{Exported - Right} identified − {Exported - Unique} removed before screening = {Titles} screened");
        await lead.SeeAsync(
            $"Records screened: {Titles} − {Titles - (reports - Right)} records excluded = {reports - Right} reports sought");
        await lead.SeeAsync($"{included} studies ≤ {included} reports");
        Assert.Equal(0, await lead.GetByText("provisional").CountAsync());
        await Chromium.AssertAccessibleAsync(lead);

        // A number opens its records, exactly as many as it says.
        await lead.Locator("svg a")
            .Filter(new() { HasTextRegex = new Regex($@"\b{Titles}\b", RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.ClickAsync();
        await lead.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await lead.SeeAsync($"{Titles} records");
        await Chromium.AssertAccessibleAsync(lead);
    }

    private Task<IReadOnlyDictionary<int, string>> PublishedIdsAsync()
        => QueryAsync("select number, split_part(source_record_id, '-', 1) from records");

    private async Task<IReadOnlyCollection<int>> SampledAsync(ScreeningStage stage)
        => [.. (await QueryAsync(
            $"select r.number, a.stage from assignments a join records r on r.id = a.record_id where a.position = 'Second' and a.stage = '{stage}'")).Keys];

    /// <summary>A look into the database, to know which published record a card shows. Nothing is written.</summary>
    private async Task<IReadOnlyDictionary<int, string>> QueryAsync(string query)
    {
        await using var source = NpgsqlDataSource.Create(_app.ConnectionString);
        await using var command = source.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync();
        Dictionary<int, string> rows = [];
        while (await reader.ReadAsync())
            rows[reader.GetInt32(0)] = reader.GetString(1);
        return rows;
    }

    [GeneratedRegex("^To review [0-9]+$", RegexOptions.None, 1000)]
    private static partial Regex ToJudgePattern();

    [GeneratedRegex("^Pair 1 of [0-9]+$", RegexOptions.None, 1000)]
    private static partial Regex FirstPairPattern();

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex FirstNumberPattern();
}
