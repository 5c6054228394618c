using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class WebOfScienceReaderTests
{
    [Theory]
    [InlineData("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI One\nER\n\nPT J\nTI Two\nER\n\nEF", 0)]
    [InlineData("\uFEFFFN ISI Export Format\r\nVR 1.0\r\nPT J\r\nTI One\r\nER \r\n\r\nPT J\r\nTI Two\r\nER\r\nEF\r\n", 0)]
    [InlineData("PT J\nTI One\nER\nEF\nFN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI Two\nER\nEF\n", 0)]
    [InlineData("PT J\nTI One\nPT J\nTI Two\nER\n", 1)]
    [InlineData("PT J\nTI One\nER\n\nPT J\nTI Two\n", 1)]
    [InlineData("PT J\nTI One\nFN x\nVR 1.0\nPT J\nTI Two\nEF", 2)]
    [InlineData("TI One\nAU A, B\nER\nTI Two\nER\n", 0)]
    public async Task Entries_are_told_apart(string text, int issues)
    {
        var items = await Exports.ReadAsync(FileKind.WebOfScience, text);

        Assert.Equal(["One", "Two"], items.Records().Select(record => record.Title));
        Assert.Equal((issues, true), (items.Tally().IssueCount, items.Tally().AddsUp));
        Assert.All(items.Records(), record => Assert.DoesNotContain("EF", record.RawText, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AU Núñez, A|   Liu, R|AF Núñez, Ana|   Liu, Ru", "Núñez, Ana; Liu, Ru")]
    [InlineData("AU Wesensten, Nancy J; Hall, Janet E", "Wesensten, Nancy J; Hall, Janet E")]
    [InlineData("AU Stillman, Andrew N. (a@b.example) |   Siegel, Rodney B.", "Stillman, Andrew N.; Siegel, Rodney B.")]
    [InlineData("AU A, B|   C, D|AF A, Bob", "A, B; C, D")]
    [InlineData("AU A, B|CA A Group", "A, B; A Group")]
    [InlineData("AU A, B|GP IEEE", "A, B")]
    [InlineData("GP IEEE", "IEEE")]
    [InlineData("BA Book, A|BF Book, Ann", "Book, Ann")]
    public async Task Authors_are_people_and_groups(string lines, string expected)
    => Assert.Equal(expected, (await ReadAsync(lines)).Authors.Joined());

    [Theory]
    [InlineData("BE Ed, I; Ed, J", "Ed, I; Ed, J")]
    [InlineData("ED Ed, I", "Ed, I")]
    public async Task Editors_are_no_authors(string lines, string expected)
    => Assert.Equal(expected, (await ReadAsync(lines)).Editors.Joined());

    [Theory]
    [InlineData("BP 377|EP 86", "377-386")]
    [InlineData("AR UNSP 1722034", "1722034")]
    [InlineData("AR e0123", "e0123")]
    [InlineData("PS 2457-71", "2457-2471")]
    [InlineData("BP 1|EP 9|AR 17", "1-9")]
    public async Task Pages_are_found(string lines, string expected) => Assert.Equal(expected, (await ReadAsync(lines)).Pages);

    [Theory]
    [InlineData("PY 2019|PD AUG 2018", 2019)]
    [InlineData("PD DEC 16 2020", 2020)]
    [InlineData("EA JAN 2021", 2021)]
    public async Task The_year_is_found(string lines, int expected) => Assert.Equal(expected, (await ReadAsync(lines)).Year);

    [Theory]
    [InlineData("J", "DT Article", PublicationKind.JournalArticle)]
    [InlineData("J", "DT Article; Proceedings Paper", PublicationKind.JournalArticle)]
    [InlineData("J", "DT Meeting Abstract", PublicationKind.Conference)]
    [InlineData("C", "DT Proceedings Paper", PublicationKind.Conference)]
    [InlineData("B", "CT 2nd Meeting of Somebody", PublicationKind.Conference)]
    [InlineData("B", "DT Article; Book Chapter", PublicationKind.BookChapter)]
    [InlineData("B", "DT Book", PublicationKind.Book)]
    [InlineData("B", "SO Whole book", PublicationKind.BookChapter)]
    [InlineData("S", "DT Review\nBN 978-3-319-45678-5", PublicationKind.BookChapter)]
    [InlineData("S", "DT Review", PublicationKind.JournalArticle)]
    [InlineData("J", "DT Preprint", PublicationKind.Preprint)]
    [InlineData("P", "DT Patent", PublicationKind.Other)]
    public async Task The_kind_follows_from_PT_and_DT(string type, string lines, PublicationKind expected) =>
        Assert.Equal(expected, (await Exports.ReadOneAsync(FileKind.WebOfScience, $"PT {type}\nTI One\n{lines}\nER\n")).Kind);

    [Fact]
    public async Task Every_other_field_is_read()
    {
        var record =
            await ReadAsync(
                "TI2|SO JOURNAL OF ONE|J9 J ONE|JI J. One|VL 12|IS 3|SN 1234-567X|EI 2277-9175|BN 978-3-319-45678-5|DI 10.1000/One|PM 101|LA English|DT Article"
            + "|DE term one; term two|ID TERM TWO; TERM THREE|AB Text of the|   abstract.|WC Psychology|CR Smith J, 2001, J ONE, DOI 10.1000/other|   Other K, 2002|UT WOS:000123");

        Assert.Equal(("JOURNAL OF ONE", "J. One", "12", "3"), (record.Journal, record.JournalAbbreviation, record.Volume, record.Issue));
        Assert.Equal("1234-567X 2277-9175 9783319456785", string.Join(' ', [.. record.Issns, .. record.Isbns]));
        Assert.Equal(("10.1000/one", "101", "WOS:000123", "Web of Science"),
            (record.Doi, record.PubMedId, record.AccessionNumber, record.DatabaseName));
        Assert.Equal(["term one", "term two", "TERM THREE"], record.Keywords);
        Assert.Equal(("Text of the abstract.", "English", "Article"), (record.Abstract, record.Language, record.PublicationType));
        Assert.Contains("   Other K, 2002", record.RawText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UT MEDLINE:31858815", "31858815", "MEDLINE")]
    [InlineData("UT ZOOREC:ZOOR15512090342", null, "Zoological Record")]
    [InlineData("UT ISI:000123", null, "Web of Science")]
    public async Task The_accession_number_tells_the_database(string line, string? pubMedId, string database)
    {
        var record = await ReadAsync(line);

        Assert.Equal((pubMedId, database), (record.PubMedId, record.DatabaseName));
    }

    [Fact]
    public async Task The_DOI_of_a_book_is_not_that_of_its_chapter()
    {
        var chapter =
            await Exports.ReadOneAsync(FileKind.WebOfScience, "PT B\nTI One\nDT Article; Book Chapter\nSO Book\nD2 10.1000/book\nER\n");
        var book = await Exports.ReadOneAsync(FileKind.WebOfScience, "PT B\nSO Book\nDT Book\nD2 10.1000/book\nER\n");

        Assert.Equal(("One", "Book", null), (chapter.Title, chapter.Journal, chapter.Doi));
        Assert.Equal(("Book", null, "10.1000/book"), (book.Title, book.Journal, book.Doi));
    }

    [Fact]
    public async Task ER_at_the_beginning_of_a_wrapped_line_ends_nothing() =>
        Assert.Equal("Receptors:\nER positive tumours", (await ReadAsync("AB Receptors:|ER positive tumours")).Abstract);

    private static Task<BibliographicRecord> ReadAsync(string lines) =>
        Exports.ReadOneAsync(FileKind.WebOfScience,
            $"FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI One\n{lines.Replace('|', '\n')}\nER\n\nEF");
}
