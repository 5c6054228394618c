using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class CsvRecordReaderTests
{
    [Theory]
    [InlineData("title,abstract\nOne,A\nTwo,B\n")]
    [InlineData("\uFEFFTitle;Abstract\r\nOne;A\r\nTwo;B")]
    [InlineData("primary_title\tnotes_abstract\rOne\tA\rTwo\tB\r")]
    [InlineData("TITLE | ABSTRACT\nOne | A\nTwo | B\n")]
    [InlineData("sep=;\ntitle;abstract\nOne;A\nTwo;B\n")]
    [InlineData("\"About the data: exported on 1 May, criteria: peer\"\ntitle,abstract\nOne,A\nTwo,B\n")]
    [InlineData("\n\ntitle,abstract\n\nOne,A\n\nTwo,B\n\n")]
    [InlineData("title,abstract,,\nOne,A,,\nTwo,B,,\n,,,\n")]
    [InlineData("title,abstract\n\"One\",\"A\"\n \"Two\" , \"B\"\n")]
    [InlineData("title,abstract\n\"One\",\"A\",\n\"Two\",\"B\",\n")]
    [InlineData("title,abstract\n1,One,A\n2,Two,B\n")]
    public async Task Tables_are_read_however_they_are_written(string text)
    {
        var records = (await Csv.ReadAsync(text)).Records();

        Assert.Equal([("One", "A"), ("Two", "B")], records.Select(record => (record.Title!, record.Abstract!)));
        Assert.Equal([1, 2], records.Select(record => record.PositionInFile));
    }

    [Fact]
    public async Task Line_ends_quotation_marks_and_separators_within_a_cell_belong_to_it()
    {
        var items = await Csv.ReadAsync("title,abstract\n\"One, \"\"two\"\"\",\"First\r\n\r\nSecond; third\"\nThree,D\n");

        Assert.Equal(("One, \"two\"", "First\nSecond; third"), (items.Records()[0].Title, items.Records()[0].Abstract));
        Assert.Equal("\"One, \"\"two\"\"\",\"First\r\n\r\nSecond; third\"\n", items.Records()[0].RawText);
        Assert.Equal([2L, 5L], items.OfType<ReadRecord>().Select(read => read.LineNumber));
    }

    [Theory]
    [InlineData("title,abstract,doi\nOne,\"A \"quoted\" word\",10.1000/1\n", "A \"quoted\" word")]
    [InlineData("title,abstract,doi\nOne,an \"exact\" copy,10.1000/1\n", "an \"exact\" copy")]
    [InlineData("PT\tAU\tTI\tSO\tAB\nJ\tDoe, J\tOne\tX\t\"Nothing about us\": a study\n", "\"Nothing about us\": a study")]
    public async Task Quotation_marks_that_are_not_doubled_are_text(string text, string expected)
    => Assert.Equal(expected, (await Csv.ReadOneAsync(text)).Abstract);

    [Theory]
    [InlineData("\"Two,\"B\",10.1000/2\n")]
    [InlineData("\"Two\",\"B,10.1000/2\n")]
    [InlineData("\"Two\",\"B\",\"10.1000/2\n")]
    [InlineData("Two, with a comma,B,10.1000/2\n")]
    public async Task A_row_whose_cells_cannot_be_told_apart_is_refused_alone(string broken)
    {
        var items = await Csv.ReadAsync("title,abstract,doi\n\"One\",\"A\",\"10.1000/1\"\n" + broken
            + "\"Three\",\"C\",\"10.1000/3\"\n\"Four\",\"D\nd\",\"10.1000/4\"\n");

        Assert.Equal(["One", "Three", "Four"], items.Records().Select(record => record.Title));
        var refused = Assert.Single(items.OfType<RefusedEntry>());
        Assert.Equal((2, broken, 3L), (refused.PositionInFile, refused.RawText, refused.Issue.LineNumber!.Value));
        Assert.True(items.Tally() is { Entries: 4, AddsUp: true });
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_costs_one_row()
    {
        var rows = string.Concat(Enumerable.Range(1, 40_000).Select(i => $"Title {i},An abstract of some length\n"));

        var items = await Csv.ReadAsync($"title,abstract\n\"Broken, and never, closed\n{rows}");

        Assert.Equal((40_000, 1), (items.Tally().Read, items.Tally().Refused));
    }

    [Fact]
    public async Task Quotation_marks_that_are_closed_nowhere_take_no_long_time()
    {
        var items = await Csv.ReadAsync("title,abstract\n" + string.Concat(Enumerable.Repeat("\"a,b,c\n", 300_000)), chunk: 60_000);

        Assert.Equal((0, 300_000), (items.Tally().Read, items.Tally().Refused));
        Assert.True(items.Tally().AddsUp);
    }

    [Fact]
    public async Task A_row_that_is_too_large_is_refused_and_the_next_one_read()
    {
        var items = await Csv.ReadAsync($"title,abstract\nLarge,\"{new string('a', RisReader.MaxEntryLength)}\"\nTwo,B\n", chunk: 50_000);

        Assert.Contains("larger than", Assert.Single(items.OfType<RefusedEntry>()).Issue.Message, StringComparison.Ordinal);
        Assert.Equal("Two", Assert.Single(items.Records()).Title);
        Assert.Equal(2, items.Records()[0].PositionInFile);
    }

    [Theory]
    [InlineData("title,abstract,year\nOne\n", "missing ones")]
    [InlineData("title,abstract\nOne,A\n,\n,\n", "empty rows")]
    [InlineData("title,abstract\n,A\n", "no title")]
    [InlineData("title,year\nOne,10 15\n", "No year")]
    [InlineData("Exported by me\ntitle,year\nOne,2015\n", "Before the names")]
    public async Task What_was_left_out_or_read_differently_is_remarked_on(string text, string message)
    {
        var items = await Csv.ReadAsync(text);

        Assert.Contains(message, Assert.Single(items.Tally().Issues).Message, StringComparison.Ordinal);
        Assert.Single(items.Records());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("title,abstract\n")]
    [InlineData("title,abstract")]
    public async Task A_table_without_rows_has_none(string text) => Assert.Equal(0, (await Csv.ReadAsync(text)).Tally().Entries);

    [Fact]
    public async Task A_row_by_which_nothing_can_be_recognised_is_refused()
    {
        var items = await Csv.ReadAsync("title,year\nOne,2001\n,2002\n");

        Assert.Equal(3, Assert.Single(items.OfType<RefusedEntry>()).Issue.LineNumber);
    }

    [Fact]
    public async Task The_apostrophe_that_keeps_spreadsheets_from_calculating_is_taken_off()
    {
        Assert.Equal("-omics in 'practice'", (await Csv.ReadOneAsync("title,year\n'-omics in 'practice',2001\n")).Title);
    }

    [Fact]
    public async Task Windows_1252_is_read_and_remarked_on()
    {
        using var stream = new MemoryStream(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("title;year\nÖkologie;2001\n"));

        var items = await CsvRecordReader.ReadAsync(stream).ToListAsync();

        Assert.Equal("Ökologie", Assert.Single(items.Records()).Title);
        Assert.Equal(2, Assert.Single(items.OfType<FileRemark>()).Issue.LineNumber);
    }

    [Fact]
    public async Task A_mapping_by_a_person_is_followed()
    {
        const string table = "Study name,Who,When\nOne,\"Doe, J.\",2001\n";
        var guess = CsvPreview.Of(Encoding.UTF8.GetBytes(table)).Mapping;

        var mapping = guess.With(0, CsvField.Title).With(1, CsvField.Authors).With(2, CsvField.Year);
        var record = Assert.Single((await Csv.ReadAsync(table, mapping)).Records());

        Assert.False(guess.IsComplete);
        Assert.True(mapping.IsComplete);
        Assert.Equal(("One", "Doe, J.", 2001), (record.Title, record.Authors[0].ToString(), record.Year));
    }

    [Fact]
    public async Task A_table_without_names_of_columns_can_be_mapped_by_place()
    {
        const string table = "One,2001\nTwo,2002\n";
        var mapping = CsvPreview.Of(Encoding.UTF8.GetBytes(table)).Mapping.With(0, CsvField.Title) with { HasHeader = false };

        Assert.Equal(["One", "Two"], (await Csv.ReadAsync(table, mapping)).Records().Select(record => record.Title));
    }
}
