using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Npgsql;
using ScopingReview.Browser.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>
/// A lead imports a file of each format, maps a table that nobody knows, takes an import back, and exports what there is.
/// </summary>
public sealed class ImportEveryFormatTests : LeadTests
{
    private static readonly Regex ImportButton = new("^Import ", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>A record each, with a title that names its format.</summary>
    private static readonly (string Name, string Format, string Text)[] Exports =
    [
        ("a.ris", "RIS", "TY  - JOUR\nTI  - Peers in RIS\nAU  - Ness, O.\nPY  - 2020\nER  - \n"),
        ("b.nbib", "MEDLINE (nbib)", "PMID- 31415926\nTI  - Peers in MEDLINE\nFAU - Ness, Ottar\nDP  - 2020\n\n"),
        ("c.xml", "PubMed XML",
            "<?xml version=\"1.0\"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>27182818</PMID><Article><ArticleTitle>Peers in PubMed XML</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"),
        ("d.xml", "EndNote XML",
            "<xml><records><record><ref-type name=\"Journal Article\">17</ref-type><titles><title>Peers in EndNote XML</title></titles></record></records></xml>"),
        ("e.enw", "EndNote tagged", "%0 Journal Article\n%T Peers in EndNote tags\n%A Ness, O.\n\n"),
        ("f.bib", "BibTeX", "@article{ness2020, title = {Peers in {BibTeX}}, author = {Ness, Ottar}, year = 2020}\n"),
        ("g.txt", "Web of Science", "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI Peers in Web of Science\nPY 2020\nER\n\nEF\n"),
        ("h.csv", "CSV of Scopus", "Authors,Title,Year,Source title,EID\n\"Ness O.\",Peers in Scopus,2020,A Journal,2-s2.0-1\n"),
        ("i.tsv", "TSV", "title\tauthors\tyear\nPeers in tabs\tNess, O.\t2020\n"),
    ];

    private const string Unknown = "Beskrivelse;Forfattere;Utgitt\nPeers in a table of our own;Ness, O.;2020\nA second row;Borg, M.;2021\n";

    private string _review = "";

    [Fact]
    public Task Every_format_is_imported_and_one_import_taken_back() => Browser.WatchAsync("import-every-format", async () =>
    {
        _review = await Lead.StartReviewAsync(App, "Formats");
        await ImportKnownFormatsAsync();
        await MapAnUnknownTableAsync();
        await WithdrawAsync();
        await ExportAsync();
    });

    private async Task ImportKnownFormatsAsync()
    {
        await Lead.GotoAsync(_review + "/sources/import");
        await Lead.ChooseExportsAsync(Exports.Select(export => TextFile(export.Name, export.Text)));
        foreach (var (name, format, _) in Exports)
            await Lead.FileCard(name).GetByText($"· {format} · 1 record", new() { Exact = false }).WaitForAsync();
        Assert.Equal(0, await RecordsAsync());
        await Lead.SeeAsync("9 files with 9 records can be imported");
        await Chromium.AssertAccessibleAsync(Lead);

        await Lead.GetByRole(AriaRole.Button, new() { NameRegex = ImportButton }).Last.ClickAsync();
        await Lead.SeeAsync("9 records imported from 9 files");
        Assert.Equal(9, await RecordsAsync());
        await Lead.GotoAsync(_review + "/sources/import");
        await Lead.ChooseExportsAsync(TextFile("again.bib", Exports[5].Text));
        await Lead.FileCard("again.bib").GetByText("This file has already been imported").WaitForAsync();
        await Lead.FileCard("again.bib").GetByRole(AriaRole.Link, new() { Name = "See the first import" }).ClickAsync();
        await Lead.SeeHeadingAsync("f.bib");
    }

    private async Task MapAnUnknownTableAsync()
    {
        await Lead.GotoAsync(_review + "/sources/import");
        await Lead.ChooseExportsAsync(TextFile("ours.csv", Unknown));
        var card = Lead.FileCard("ours.csv");
        await card.GetByText("Map its columns to import it").WaitForAsync();
        Assert.True(await card.GetByRole(AriaRole.Button, new() { Name = "Use these columns" }).IsDisabledAsync());
        await Lead.ChooseAsync("Column Beskrivelse holds", "Title");
        await Lead.ChooseAsync("Column Forfattere holds", "Authors");
        await Lead.ChooseAsync("Column Utgitt holds", "Year");
        var preview = card.GetByRole(AriaRole.Region, new() { Name = "First records, read like this" });
        await preview.GetByRole(AriaRole.Row, new() { Name = "Peers in a table of our own Ness 2020" }).WaitForAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        await card.GetByRole(AriaRole.Button, new() { Name = "Use these columns" }).ClickAsync();
        await card.GetByText("read with your column mapping").WaitForAsync();
        await card.GetByLabel("Source name").FillAsync("Our own list");
        await Lead.GetByRole(AriaRole.Button, new() { NameRegex = ImportButton }).Last.ClickAsync();
        await card.GetByText("imported from Our own list").WaitForAsync();
        Assert.Equal(11, await RecordsAsync());

        await Lead.ChooseExportsAsync(TextFile("more.csv", Unknown.Replace("second", "third", StringComparison.Ordinal)));
        await Lead.FileCard("more.csv").GetByText("same columns as an earlier file").WaitForAsync();
        await Lead.FileCard("more.csv").GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Lead.FileCard("more.csv").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private async Task WithdrawAsync()
    {
        await Lead.GotoAsync(_review + "/sources");
        await Lead.Button("Withdraw ours.csv").ClickAsync();
        await Lead.SeeAsync("2 records leave");
        await Chromium.AssertAccessibleAsync(Lead);
        await Lead.Button("Withdraw import").ClickAsync();
        await Lead.SeeAsync("withdrawn");
        await Lead.Button("Withdraw ours.csv").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Chromium.AssertAccessibleAsync(Lead);
        Assert.Equal(9, await RecordsAsync());
        await Lead.Link("ours.csv", exact: true).ClickAsync();
        await Lead.SeeAsync("Its records are not counted anywhere");
        await Chromium.AssertAccessibleAsync(Lead);

        await Lead.GotoAsync(_review + "/sources/import");
        await Lead.ChooseExportsAsync(TextFile("ours.csv", Unknown));
        await Lead.SeeAsync("can be imported");
    }

    private async Task ExportAsync()
    {
        await Lead.GotoAsync(_review + "/records");
        await Lead.GetByText("Export 9 records").ClickAsync();
        await Chromium.AssertAccessibleAsync(Lead);
        var ris = await DownloadAsync("RIS");
        Assert.Equal(9, ris.Split("ER  - ").Length - 1);
        Assert.Contains("TI  - Peers in BibTeX", ris, StringComparison.Ordinal);
        Assert.Contains("Peers in tabs", await DownloadAsync("CSV"), StringComparison.Ordinal);
        await Lead.GotoAsync(_review + "/sources");
        Assert.Contains("\nOur own list,Database,", await DownloadAsync("Search table (CSV)"), StringComparison.Ordinal);
    }

    private async Task<string> DownloadAsync(string link)
    {
        var download = await Lead.RunAndWaitForDownloadAsync(() => Lead.Link(link, exact: true).ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    private async Task<long> RecordsAsync()
    {
        await using var connection = new NpgsqlConnection(App.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from records where withdrawn_at is null and review_id = $1",
            connection);
        command.Parameters.AddWithValue(Guid.Parse(_review.Split('/')[^1]));
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static FilePayload TextFile(string name, string text)
        => PageActions.File(name, Encoding.UTF8.GetBytes(text));
}
