using System.IO.Compression;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class WorkbookReaderTests
{
    private static readonly object?[] _header = ["Title", "Authors", "Year", "PMID"];

    [Fact]
    public async Task Rows_of_a_sheet_are_read_as_those_of_any_table_and_issues_name_them()
    {
        var book = SampleWorkbooks.Of(("Search", [
            ["Search of 3 May"], [], _header, ["One", "Doe, J.; Roe, R.", 2019, 38589815], [], ["Two", null, "none"],
            [null, null, null, null], []]));

        var items = await Exports.ReadAsync(FileKind.Excel, book);

        var records = items.Records().ToList();
        Assert.Equal([("One", 2019, "38589815"), ("Two", null, null)],
            records.Select(record => (record.Title, record.Year, record.PubMedId)));
        Assert.Equal("Doe, J.; Roe, R.", records[0].Authors.Joined());
        Assert.Equal("One,\"Doe, J.; Roe, R.\",2019,38589815\n", records[0].RawText);
        Assert.Equal([4L, 6L], items.OfType<ReadRecord>().Select(read => read.LineNumber));
        Assert.Equal(6, Assert.Single(items.OfType<ReadRecord>().Last().Issues).LineNumber);
        Assert.Equal([1L, 5L], items.OfType<FileRemark>().Select(remark => remark.Issue.LineNumber));
        Assert.True(items.Tally().AddsUp);
    }

    [Fact]
    public void A_person_chooses_among_sheets_that_hold_anything()
    {
        using var stream = new MemoryStream(SampleWorkbooks.Of(("About", []), ("A", [_header, ["One"]]), ("B", [["x"], ["y"]])));

        var sheets = WorkbookReader.Sheets(stream);

        Assert.Null(sheets.Refusal);
        Assert.Equal(["A", "B"], sheets.Sheets.Select(sheet => sheet.Name));
        Assert.Null(sheets.Choose(null));
        Assert.Equal("B", sheets.Choose("b")!.Name);
        Assert.Equal(["One"], Assert.Single(sheets.Sheets[0].Table.Rows));
        Assert.True(sheets.Sheets[0].Table.Mapping.IsComplete);
    }

    [Fact]
    public async Task The_chosen_sheet_is_read_by_the_columns_that_a_person_says()
    {
        var book = SampleWorkbooks.Of(("A", [_header, ["One"]]), ("B", [["Study", "When"], ["Two", 2001]]));
        var mapping = CsvMapping.Guess(["Study", "When"]).With(0, CsvField.Title).With(1, CsvField.Year);
        var items = new List<ImportItem>();
        await using var stream = new ChunkedStream(book, 100);

        await foreach (var item in BibliographicReader.ReadAsync(new DetectedFormat(FileKind.Excel) { Sheet = "B" }, stream, mapping))
            items.Add(item);

        Assert.Equal([("Two", 2001)], items.Records().Select(record => (record.Title, record.Year!.Value)));
    }

    [Fact]
    public async Task Without_names_of_columns_every_row_counts()
    {
        var book = SampleWorkbooks.Of(("A", [["One", "Doe, J.", 2019, "10.1000/one"], ["Two", "Roe, R.", 2020, "10.1000/two"]]));
        var table = WorkbookReader.Sheets(new MemoryStream(book)).Sheets[0].Table;
        var mapping = table.Mapping.With(0, CsvField.Title).With(2, CsvField.Year);
        var items = new List<ImportItem>();
        await foreach (var item in BibliographicReader.ReadAsync(new DetectedFormat(FileKind.Excel), new MemoryStream(book), mapping))
            items.Add(item);

        Assert.False(table.Mapping.HasHeader);
        Assert.Equal(["One", "Two"], table.Rows.Select(row => row[0]));
        Assert.Equal([("One", 2019), ("Two", 2020)], items.Records().Select(record => (record.Title, record.Year!.Value)));
        Assert.Equal(2, items.Count);
    }

    [Fact]
    public async Task What_Excel_made_of_cells_is_shown_as_it_shows_it_or_remarked_on()
    {
        var items = await Exports.ReadAsync(FileKind.Excel, SampleWorkbooks.Of(("A", [
            ["Title", "Issue", "Year", "Notes"], ["One_x000D_", new DateOnly(2024, 4, 3), 2020.0, "#NAME?", "further"]])));

        var read = Assert.Single(items.OfType<ReadRecord>());
        Assert.Equal(("One", "03-Apr", 2020), (read.Record.Title, read.Record.Issue, read.Record.Year));
        Assert.Empty(read.Record.Notes);
        Assert.Contains("1 cells of the workbook hold an error", Assert.Single(items.OfType<FileRemark>()).Issue.Message,
            StringComparison.Ordinal);
        Assert.Contains(read.Issues, issue => issue.Message.Contains("5 cells", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no workbook at all", "damaged or is none")]
    [InlineData("PK\u0003\u0004 and nothing more", "damaged or incomplete")]
    public async Task A_workbook_that_cannot_be_opened_is_refused_with_a_reason(string content, string reason)
    {
        var refused = Assert.IsType<RefusedEntry>(Assert.Single(await Exports.ReadAsync(FileKind.Excel, content)));

        Assert.Contains(reason, refused.Issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_that_becomes_huge_is_refused_before_it_is_read()
    {
        var bomb = SampleWorkbooks.Zip([("[Content_Types].xml", []), ("xl/workbook.xml", new byte[40 * 1024 * 1024])],
            CompressionLevel.Optimal);

        var refused = Assert.IsType<RefusedEntry>(Assert.Single(await Exports.ReadAsync(FileKind.Excel, bomb)));

        Assert.Contains("200 times", refused.Issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_that_is_not_there_is_refused()
    {
        using var stream = new MemoryStream(SampleWorkbooks.Sample);
        var items = new List<ImportItem>();

        await foreach (var item in WorkbookReader.ReadAsync(stream, "Other"))
            items.Add(item);

        Assert.Contains("“Other”", Assert.IsType<RefusedEntry>(Assert.Single(items)).Issue.Message, StringComparison.Ordinal);
    }
}
