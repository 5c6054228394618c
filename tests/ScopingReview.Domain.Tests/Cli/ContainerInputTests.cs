using ScopingReview.Cli;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Cli;

/// <summary>Workbooks and archives on the command line.</summary>
public sealed class ContainerInputTests : IDisposable
{
    private static readonly byte[] _ris =
        "TY  - JOUR\nTI  - Peer support workers in acute wards\nAU  - Doe, J.\nPY  - 2019\nJO  - J Test\nVL  - 3\nSP  - 9\nDO  - 10.1000/one\nER  - \n"u8.ToArray();

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task The_exports_in_an_archive_are_converted_and_the_rest_is_said()
    {
        var zip = Write("all.zip", SampleWorkbooks.Zip([("a/one.ris", _ris), ("list.xlsx", SampleWorkbooks.Of(("S", [["Title"], ["Two"]]))),
            ("ids.txt", "30000001\n"u8.ToArray()), ("../three.ris", _ris)]));

        Assert.Equal(CommandLine.Success,
            await _cli.RunAsync("convert", zip, "--to", "csv", "-o", _cli.Path("all.csv"), "--issues", _cli.Path("i.csv")));

        Assert.Equal(["Peer support workers in acute wards", "Two"], CsvTable.Read(_cli.Path("all.csv")).Select(row => row["Title"]));
        Assert.Contains($"{zip}/a/one.ris: a RIS export, 1 record", _cli.Messages, StringComparison.Ordinal);
        Assert.Contains($"{zip}/list.xlsx: an Excel workbook, sheet “S”", _cli.Messages, StringComparison.Ordinal);
        Assert.Contains($"{zip}/ids.txt: This looks like a list of PubMed ids", _cli.Messages, StringComparison.Ordinal);
        Assert.Contains($"{zip}/../three.ris: Its name leads out of the archive.", _cli.Messages, StringComparison.Ordinal);
        Assert.Contains("2 records written from 2 files.", _cli.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_without_exports_cannot_be_used()
    {
        var zip = Write("all.zip", SampleWorkbooks.Zip([("readme.txt", "Hello."u8.ToArray())]));

        Assert.Equal(CommandLine.UnusableInput, await _cli.RunAsync("convert", zip));
        Assert.Contains("Nothing in the archive is an export", _cli.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "has several sheets. Say which one: --sheet \"name\". The sheets are “Search”, “Notes”.")]
    [InlineData("Other", "has no sheet “Other”. The sheets are “Search”, “Notes”.")]
    [InlineData("Notes", "None of the columns is known to hold titles.")]
    public async Task A_workbook_of_several_sheets_asks_for_one(string? sheet, string message)
    {
        var book = Write("book.xlsx", SampleWorkbooks.Sample);

        Assert.Equal(CommandLine.UnusableInput, await _cli.RunAsync(["convert", book, .. sheet is null ? [] : new[] { "--sheet", sheet }]));
        Assert.Contains(message, _cli.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_is_read_by_its_columns_or_by_what_is_said_of_them()
    {
        var book = Write("book.xlsx", SampleWorkbooks.Sample);

        Assert.Equal(["One", "Two"], await ConvertedAsync(book, "--sheet", "Search"));
        Assert.Equal(["c"], await ConvertedAsync(book, "--sheet", "notes", "--map", "title=a"));
    }

    [Fact]
    public async Task Duplicates_are_found_between_files_of_an_archive()
    {
        var zip = Write("all.zip", SampleWorkbooks.Zip([("a.ris", _ris), ("b.ris", _ris)]));

        Assert.Equal(CommandLine.Success, await _cli.RunAsync("dedupe", zip, "--groups", _cli.Path("g.csv")));

        Assert.Contains("2 records, 1 unique", _cli.Messages, StringComparison.Ordinal);
        Assert.Equal(["a.ris:1", "b.ris:1"], CsvTable.Read(_cli.Path("g.csv")).Select(row => row["record_id"]));
    }

    private async Task<string[]> ConvertedAsync(string book, params string[] options)
    {
        Assert.Equal(CommandLine.Success, await _cli.RunAsync(["convert", book, "--to", "csv", "-o", _cli.Path("o.csv"), .. options]));
        return [.. CsvTable.Read(_cli.Path("o.csv")).Select(row => row["Title"])];
    }

    private string Write(string name, byte[] content)
    {
        File.WriteAllBytes(_cli.Path(name), content);
        return _cli.Path(name);
    }
}
