using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>Which lines of a table are its header, and what its columns are called.</summary>
public sealed class CsvDetectionTests
{
    [Theory]
    [InlineData("Search results\nExported: 2020-01-01\n\nTitle,Authors,Year,DOI\nOne,\"A, B\",2020,10.1000/1\n")]
    [InlineData("\n\n\"About the data: exported by me, \"\"peers\"\" in title\"\nRank,Title,Authors,PubYear\n1,One,\"A, B\",2020\n")]
    [InlineData("TI,AB,AU,SO\nOne,\"First\n\nsecond, of it\",\"A, B\",\"J Test. 12(3):101-9, 2020 Jan.\"\n")]
    [InlineData("\"My\nsearch\"\nTitle;Authors;Year\nOne;A, B;2020\n")]
    public async Task Lines_above_the_header_are_skipped_and_said(string text)
    {
        Assert.Equal(FileKind.Csv, FormatDetector.Detect(Encoding.UTF8.GetBytes(text)).Kind);
        var items = await Csv.ReadAsync(text);

        Assert.Equal(("One", 2020), (Assert.Single(items.Records()).Title, items.Records()[0].Year));
        Assert.Equal(text.StartsWith("TI", StringComparison.Ordinal), items.Tally().Issues.Count == 0);
    }

    [Fact]
    public async Task Ovids_citation_and_numbers_are_taken_apart()
    {
        var record = await Csv.ReadOneAsync(
            "DB,UI,TI,AB,AU,SO\nOvid MEDLINE(R),38589815 [https://example.org/x],One,An abstract,\"Smith J, Doe A\",\"J Test. 12(3):101-9, 2020 Jan.\"\n");

        Assert.Equal(("J Test", 2020, "12", "3", "101-109"), (record.Journal, record.Year, record.Volume, record.Issue, record.Pages));
        Assert.Equal(("38589815", "38589815"), (record.PubMedId, record.AccessionNumber));
    }

    [Theory]
    [InlineData("J Test. 2020 Jan;12(3):101-9.", "J Test")]
    [InlineData("Rev. Salud (En línea);12(3): 101-109, 2020. tab", "Rev. Salud (En línea)")]
    [InlineData("J Test. 12(3):101-109, 2020", "J Test")]
    public async Task A_source_that_holds_the_whole_citation_is_taken_apart(string source, string journal)
    {
        var record = await Csv.ReadOneAsync($"Title,Source\nOne,\"{source}\"\n");

        Assert.Equal((journal, 2020, "12", "3", "101-109"), (record.Journal, record.Year, record.Volume, record.Issue, record.Pages));
    }

    [Fact]
    public async Task A_row_is_never_the_header_because_it_holds_names_of_columns()
    {
        const string text = "What,Who,When\nOne,A,2001\nTitle,DOI,Year\nThree,C,2003\n";
        var guess = CsvPreview.Of(Encoding.UTF8.GetBytes(text)).Mapping;

        Assert.Equal("What", guess.Columns[0].Name);
        Assert.Equal(["One", "Title", "Three"],
            (await Csv.ReadAsync(text, guess.With(0, CsvField.Title))).Records().Select(record => record.Title));
    }

    [Fact]
    public async Task Without_a_header_all_rows_count()
    {
        const string text = "One,A,2001,10.1000/1\nTwo,B,2002,10.1000/2\nThree,C,2003,10.1000/3\n";
        var guess = CsvPreview.Of(Encoding.UTF8.GetBytes(text)).Mapping;

        Assert.Equal(FileKind.Csv, FormatDetector.Detect(Encoding.UTF8.GetBytes(text)).Kind);
        Assert.False(guess.HasHeader);
        Assert.Equal(3, (await Csv.ReadAsync(text, guess.With(0, CsvField.Title))).Records().Count);
        Assert.Equal([1L, 2L, 3L], (await Csv.ReadAsync(text)).OfType<RefusedEntry>().Select(refused => refused.Issue.LineNumber!.Value));
    }

    [Fact]
    public async Task A_row_with_a_cell_too_many_is_refused_whole()
    {
        var items = await Csv.ReadAsync(
            "title,year,doi\nOne,2001,10.1000/1\nTwo,2002,\"x\",\"The grant was\nPoland, and more\",10.1000/2\nThree,2003,\n");

        Assert.Equal(["One", "Three"], items.Records().Select(record => record.Title));
        var refused = Assert.Single(items.OfType<RefusedEntry>());
        Assert.Equal("Two,2002,\"x\",\"The grant was\nPoland, and more\",10.1000/2\n", refused.RawText);
        Assert.Contains("5 cells, the header 3", refused.Issue.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Gescoopt\" risico;A;2001", "\"Gescoopt\" risico")]
    [InlineData("\"Never closed;A;2001", "\"Never closed")]
    public async Task Quotation_marks_that_only_are_letters_are_read_as_letters(string row, string title)
    {
        var items = await Csv.ReadAsync($"title;authors;year\n{row}\n\"Two\";\"B\";2002\n");

        Assert.Equal([title, "Two"], items.Records().Select(record => record.Title));
        Assert.Equal(2, Assert.Single(items.Tally().Issues).LineNumber);
    }

    [Theory]
    [InlineData("Title,Volume\nOne,12.0\n", "12", true)]
    [InlineData("Title,Volume\nOne,03-Apr\n", "03-Apr", true)]
    [InlineData("Title,Volume\nOne,2/9/2024\n", "2/9/2024", true)]
    [InlineData("Title,Volume\nOne,Mar-15\n", "Mar-15", true)]
    [InlineData("Title,Volume\nOne,3E+07\n", null, true)]
    [InlineData("Title,Volume\nOne,12\n", "12", false)]
    [InlineData("Title,Volume\nOne,Suppl 1\n", "Suppl 1", false)]
    public async Task What_a_spreadsheet_did_to_numbers_is_undone_or_remarked_on(string text, string? volume, bool hasRemark)
    {
        var items = await Csv.ReadAsync(text);

        Assert.Equal(volume, items.Records()[0].Volume);
        Assert.Equal(hasRemark, items.Tally().IssueCount == 1);
    }

    [Theory]
    [InlineData("Title,Descriptor(s),Fulltext URL,Volume number\nOne,a; b,http://x.example/y,12\n")]
    [InlineData("Item Title,Keywords,URL,Journal Volume,Item DOI\nOne,a; b,http://x.example/y,12,10.1000/1\n")]
    [InlineData("display_name,keywords,url,biblio.volume\nOne,a|b,http://x.example/y,12\n")]
    [InlineData("Study Title,Conditions,Study URL,Volume\nOne,a|b,http://x.example/y,12\n")]
    public async Task Columns_of_known_exports_are_read(string text)
    {
        var record = await Csv.ReadOneAsync(text);

        Assert.Equal(("One", "12", "http://x.example/y"), (record.Title, record.Volume, Assert.Single(record.Urls)));
        Assert.Equal(["a", "b"], record.Keywords);
    }
}
