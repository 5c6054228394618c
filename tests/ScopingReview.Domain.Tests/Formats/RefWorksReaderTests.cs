using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class RefWorksReaderTests
{
    [Fact]
    public async Task All_fields_of_an_article_are_read()
    {
        var items = await Exports.ReadAsync(FileKind.RefWorks,
            "Refworks Export Tagged Format\n\nCharacter Set=utf-8\n\nTag legend\n*****\nRT=Reference Type\nA1=Primary Authors\n\n*****\nBEGIN EXPORTED REFERENCES\n\n\n"
            + "RT Journal Article\nSR Electronic(1)\nID 271\nA1 Allan,Steven\nA1 Gilbert,Paul\nT1 Anger and its expression\nJF Personality\nJO Pers\nYR 2002\nFD Feb\nVO 32\nIS 3\n"
            + "SP 551\nOP 65\nK1 Anger\nK1 Self Report; Status\nAB Explored the relationship.\nNO doi: 10.1000/374030\nSN 0191-8869\nAN 30000001\nDS PubMed\nLA English\n"
            + "LK http://example.org/1\nUL http://example.org/2\nOL English (30)\n");

        Assert.Single(items);
        var record = Assert.Single(items.Records());
        Assert.Equal("Allan, Steven; Gilbert, Paul", record.Authors.Joined());
        Assert.Equal(("Anger and its expression", "Personality", "Pers", 2002, "32", "3", "551-565"),
            (record.Title, record.Journal, record.JournalAbbreviation, record.Year, record.Volume, record.Issue, record.Pages));
        Assert.Equal(("10.1000/374030", "30000001", "271", PublicationKind.JournalArticle),
            (record.Doi, record.PubMedId, record.SourceRecordId, record.Kind));
        Assert.Equal(["Anger", "Self Report", "Status"], record.Keywords);
        Assert.Equal(["http://example.org/2", "http://example.org/1"], record.Urls.OrderDescending(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Book, Section", PublicationKind.BookChapter, "Book", "1-9", "Ed, I.")]
    [InlineData("Book, Whole", PublicationKind.Book, null, "1-9", "Third, E.")]
    [InlineData("Dissertation", PublicationKind.Thesis, null, "1-9", "Ed, I.")]
    [InlineData("Conference Proceedings", PublicationKind.Conference, "Book", "1-9", "Ed, I.")]
    [InlineData("Something new", PublicationKind.Other, "Book", "1-9", "Ed, I.")]
    public async Task The_type_says_what_other_fields_mean(string type, PublicationKind kind, string? journal, string pages, string editors)
    {
        var record = await Exports.ReadOneAsync(FileKind.RefWorks,
            $"RT {type}\nT1 One\nA2 Ed,I.\nA3 Third,E.\nT2 Book\nSP 1\nOP 9\nSN 0-599-73664-X\n");

        Assert.Equal((kind, journal, pages, editors), (record.Kind, record.Journal, record.Pages, record.Editors.Joined()));
    }

    [Fact]
    public async Task An_entry_with_two_titles_is_refused_and_never_read_as_one()
    {
        var items = await Exports.ReadAsync(FileKind.RefWorks, "RT Journal Article\nT1 One\nYR 2000\nT1 Two\nYR 2001\n");

        var refused = Assert.IsType<RefusedEntry>(Assert.Single(items));
        Assert.Contains("line 4", refused.Issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrapped_line_that_begins_like_a_tag_stays_in_the_abstract()
    {
        var record =
            await Exports.ReadOneAsync(FileKind.RefWorks,
                "RT Journal Article\nT1 One\nAB We took samples.\nRT PCR was used in all.\n  IS it so?\nYR 2000\n");

        Assert.Equal("We took samples.\nRT PCR was used in all. IS it so?", record.Abstract);
        Assert.Equal(2000, record.Year);
    }

    [Fact]
    public async Task The_heading_of_a_file_that_was_joined_ends_the_entry_before_it()
    {
        const string file =
            "Refworks Export Tagged Format\n\nTag legend\n*****\nRT=Reference Type\nBEGIN EXPORTED REFERENCES\n\nRT Report\nT1 One\n";

        var items = await Exports.ReadAsync(FileKind.RefWorks, file + file);

        Assert.Equal(["RT Report\nT1 One\n", "RT Report\nT1 One\n"], items.Records().Select(record => record.RawText));
        Assert.Equal(2, items.Count);
    }
}
