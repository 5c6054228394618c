using System.Text;
using Microsoft.Playwright;
using ScopingReview.Browser.Tests.Support;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Browser.Tests;

/// <summary>
/// A workbook of two sheets, an archive of four exports, Chinese RIS and Ovid's CSV, chosen together: previewed, imported, and recognised
/// when they come again.
/// </summary>
public sealed class ImportContainersTests : LeadTests
{
    private const string Chinese = "同伴支持工作者的作用研究";

    private static readonly FilePayload[] Files =
    [
        PageActions.File("book.xlsx", SampleWorkbooks.Of(
            ("About", [["Exported by", "us"]]),
            ("Hits", [["Title", "Authors", "Year"], ["Peers in a workbook", "Ness, O.", 2020],
                ["Peers on a second row", "Borg, M.", 2021]]))),
        PageActions.File("exports.zip", SampleWorkbooks.Zip(
        [
            ("a.ris", Encoding.UTF8.GetBytes("TY  - JOUR\nTI  - Peers in an archive, RIS\nPY  - 2020\nER  - \n")),
            ("b.nbib", Encoding.UTF8.GetBytes("PMID- 31415926\nTI  - Peers in an archive, MEDLINE\nDP  - 2020\n\n")),
            ("c.bib", Encoding.UTF8.GetBytes("@article{a, title = {Peers in an archive, BibTeX}, year = 2020}\n")),
            ("d.csv", Encoding.UTF8.GetBytes("Title,Authors,Year\n\"Peers in an archive, CSV\",\"Ness, O.\",2020\n")),
        ])),
        PageActions.File("cnki.ris",
            CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes($"TY  - JOUR\nTI  - {Chinese}\nPY  - 2020\nER  - \n")),
        PageActions.File("ovid.csv", Encoding.UTF8.GetBytes(
            "DB,UI,TI,AB,AU,SO\nOvid MEDLINE(R),38589815 [https://example.org/x],Peers in Ovid,\"An abstract\nof two lines\",\"Smith J, Doe A\",\"J Test. 12(3):101-9, 2020 Jan.\"\n")),
    ];

    private static readonly string[] Cards =
        ["book.xlsx", "exports.zip/a.ris", "exports.zip/b.nbib", "exports.zip/c.bib", "exports.zip/d.csv", "cnki.ris", "ovid.csv"];

    [Fact]
    public Task A_workbook_an_archive_Chinese_and_Ovids_table_are_imported_together() => Browser.WatchAsync("import-containers", async () =>
    {
        var review = await Lead.StartReviewAsync(App, "Containers");
        await ChooseAllAsync(review);
        await SeeEncodingAsync();
        await Lead.SeeAsync("7 files with 8 records can be imported");
        await Chromium.AssertAccessibleAsync(Lead);

        await Lead.Button("Import 7 files").ClickAsync();
        await Lead.SeeAsync("8 records imported from 7 files");
        await Lead.GotoAsync(review + "/records");
        await Lead.SeeAsync(Chinese);
        await Lead.GetByRole(AriaRole.Link, new() { Name = "Peers in Ovid" }).ClickAsync();
        await Lead.SeeAsync("38589815");
        await Lead.SeeAsync("J Test");

        await ChooseAllAsync(review);
        foreach (var card in Cards)
            await Lead.FileCard(card).GetByText("This file has already been imported").WaitForAsync();
    });

    private async Task ChooseAllAsync(string review)
    {
        await Lead.GotoAsync(review + "/sources/import");
        await Lead.ChooseExportsAsync(Files);
        foreach (var card in Cards)
            await Lead.FileCard(card).WaitForAsync();
        await Lead.FileCard("book.xlsx").GetByText("This workbook has several sheets").WaitForAsync();
        await Lead.ChooseAsync("Sheet of book.xlsx", "Hits (3 rows)");
        await Lead.FileCard("book.xlsx").GetByRole(AriaRole.Button, new() { Name = "Read this sheet" }).ClickAsync();
        await Lead.FileCard("book.xlsx").GetByText("· 2 records")
            .Or(Lead.FileCard("book.xlsx").GetByText("already been imported")).First.WaitForAsync();
    }

    /// <summary>The guess is shown, tried another way, and put back.</summary>
    private async Task SeeEncodingAsync()
    {
        var card = Lead.FileCard("cnki.ris");
        await card.GetByText("Detected encoding: GB18030").WaitForAsync();
        await ReadAsync("Windows-1252");
        await card.GetByText("It is read as Windows-1252, as you chose").WaitForAsync();
        await card.GetByText("The records").ClickAsync();
        Assert.Equal(0, await card.GetByText(Chinese).CountAsync());
        await Chromium.AssertAccessibleAsync(Lead);
        await ReadAsync("GB18030");
        await card.GetByText(Chinese).WaitForAsync();

        async Task ReadAsync(string encoding)
        {
            await Lead.Button("Change the encoding of cnki.ris").ClickAsync();
            await Lead.ChooseAsync("Encoding of cnki.ris", encoding);
            await card.GetByRole(AriaRole.Button, new() { Name = "Read it again" }).ClickAsync();
        }
    }
}
