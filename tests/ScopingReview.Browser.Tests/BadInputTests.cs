using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Npgsql;
using ScopingReview.Browser.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>What people get wrong: each is answered with a sentence, and nothing is half stored.</summary>
[Collection(DemoReview.Name)]
public sealed class BadInputTests : IAsyncLifetime
{
    // Playwright takes no options but a few, hence no generated one.
    private static readonly Regex ImportButton = new("^Import ", RegexOptions.None, TimeSpan.FromSeconds(1));
    private RunningApp _app = null!;
    private Chromium _chromium = null!;
    private IPage _lead = null!;
    private string _review = "";

    public async Task InitializeAsync()
    {
        _app = await SharedApp.GetAsync();
        _chromium = await Chromium.LaunchAsync();
        _lead = await _chromium.NewPersonAsync(_app.Url);
        _review = await DemoReview.OpenAsync(_app, _lead, DemoReview.Lead);
    }

    public async Task DisposeAsync() => await _chromium.DisposeAsync();

    [Fact]
    public Task Bad_files_foreign_addresses_and_removed_members_get_a_clear_answer() => _chromium.WatchAsync("bad-input", async () =>
    {
        await UnreadableExportsAsync();
        await BrokenEntriesAsync();
        await FalsePdfAsync();
        var first = await _chromium.NewPersonAsync(_app.Url);
        await DemoReview.OpenAsync(_app, first, DemoReview.FirstReviewer);
        await ForeignReviewAsync(first);
        await RemovedMemberAsync(first);
    });

    private async Task UnreadableExportsAsync()
    {
        var before = await CountsAsync();
        await _lead.GotoAsync(_review + "/sources/import");
        await _lead.ChooseExportsAsync(
        [
            TextFile("letter.ris", "Dear colleague,\n\nplease find the search results attached.\n\nKind regards\n"),
            TextFile("empty.ris", ""),
            TextFile("none.ris", "Provider: A database\nDatabase: none\nContent: text/plain; charset=\"UTF-8\"\n\nRecords: 0\n"),
            TextFile("only-tags.ris", "TY  - JOUR\nER  - \n"),
        ]);
        foreach (var (file, answer) in new[]
        {
            ("letter.ris", "plain text, not a bibliographic export"), ("empty.ris", "The file is empty"),
            ("none.ris", "not a bibliographic export"), ("only-tags.ris", "no title, author, abstract"),
        })
        {
            var card = _lead.Locator("section.draft").Filter(new() { Has = _lead.GetByRole(AriaRole.Heading, new() { Name = file }) });
            await card.GetByText(answer).First.WaitForAsync();
        }

        await Chromium.AssertAccessibleAsync(_lead);
        Assert.Equal(0, await _lead.GetByRole(AriaRole.Button, new() { NameRegex = ImportButton }).CountAsync());
        Assert.Equal(before, await CountsAsync());
    }

    private async Task BrokenEntriesAsync()
    {
        var before = await CountsAsync();
        await _lead.GotoAsync(_review + "/sources/import");
        await _lead.ChooseExportsAsync(TextFile("broken.ris", """
            TY  - JOUR
            TI  - A title that can be read
            PY  - some time ago
            ER  -
            TY  - JOUR
            ER  -
            TY  - JOUR
            TI  - Another title, whose end is missing
            """));
        await _lead.SeeAsync("1 refused");
        await _lead.GetByRole(AriaRole.Combobox, new() { Name = "Kind" }).First.WaitForAsync();
        await _lead.GetByRole(AriaRole.Button, new() { NameRegex = ImportButton }).First.ClickAsync();
        await _lead.SeeAsync("2 records");
        await _lead.SeeAsync("imported from");
        Assert.Equal(before with { Records = before.Records + 2, Imports = before.Imports + 1 }, await CountsAsync());
    }

    private async Task FalsePdfAsync()
    {
        var before = await CountsAsync();
        await _lead.GotoAsync(_review + "/full-texts");
        await _lead.Locator("input[type=file][data-number]").First.SetInputFilesAsync(
            TextFile("article.pdf", "<html><body>Please sign in to read this article.</body></html>"));
        await _lead.SeeAsync("Not a PDF, despite its name");
        Assert.Equal(before, await CountsAsync());
    }

    private async Task ForeignReviewAsync(IPage first)
    {
        await _lead.GotoAsync("/");
        await _lead.Link("New review").ClickAsync();
        await _lead.GetByLabel("Title").FillAsync("Another review");
        await _lead.Button("Start the review").ClickAsync();
        await _lead.SeeHeadingAsync("Overview");
        var other = new Uri(_lead.Url).AbsolutePath;
        foreach (var address in new[] { other, other + "/records", other + "/report", $"/reviews/{Guid.Empty}", _review + "/audit" })
        {
            await first.GotoAsync(address);
            await first.SeeAsync(address == _review + "/audit" ? "Your role does not allow this" : "You don’t have access");
            await Chromium.AssertAccessibleAsync(first);
        }

        await first.GotoAsync(_review + "/records/999999");
        await first.SeeHeadingAsync("Record not found");
    }

    private async Task RemovedMemberAsync(IPage first)
    {
        await first.GotoAsync(_review + "/records");
        await first.SeeHeadingAsync("Records");
        var decisions = (await CountsAsync()).Decisions;

        await _lead.GotoAsync(_review + "/team");
        await _lead.ChooseActionAsync("Actions for Demo first reviewer", "Remove");
        await _lead.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        // Their votes count on, so they stay on the list.
        await _lead.GetByRole(AriaRole.Row).Filter(new() { HasText = "Demo first reviewer" }).Filter(new() { HasText = "Former member" })
            .WaitForAsync();

        await first.Locator("#main table a").First.ClickAsync();
        await first.SeeAsync("All your decisions so far are kept");
        Assert.Equal(decisions, (await CountsAsync()).Decisions);
    }

    private async Task<Stored> CountsAsync()
    {
        await using var connection = new NpgsqlConnection(_app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select (select count(*) from records where review_id = $1), (select count(*) from imports where review_id = $1),
                (select count(*) from full_text_files where review_id = $1), (select count(*) from decisions where review_id = $1)
            """, connection);
        command.Parameters.AddWithValue(Guid.Parse(_review.Split('/')[^1]));
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new Stored(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
    }

    private sealed record Stored(long Records, long Imports, long Files, long Decisions);

    private static FilePayload TextFile(string name, string text)
        => new() { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(text) };
}
