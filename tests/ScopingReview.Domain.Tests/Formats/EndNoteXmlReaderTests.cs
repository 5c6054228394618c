using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class EndNoteXmlReaderTests
{
    [Fact]
    public async Task A_record_is_read_with_all_that_it_carries()
    {
        var records =
            (await Exports.ReadAsync(FileKind.EndNoteXml,
                SampleExports.All.Single(sample => sample.Kind == FileKind.EndNoteXml).Text)).Records();

        var record = records[0];
        Assert.Equal(("One E. coli", PublicationKind.JournalArticle, "Journal Article", 2019, "1"),
            (record.Title, record.Kind, record.PublicationType, record.Year, record.SourceRecordId));
        Assert.Equal(("One\ntwo", "Núñez, A.", "Ed, I."), (record.Abstract, record.Authors.Joined(), record.Editors.Joined()));
        Assert.Equal(("Journal of one", "J One", "12", "3", "377-386"),
            (record.Journal, record.JournalAbbreviation, record.Volume, record.Issue, record.Pages));
        Assert.Equal(("10.1000/one", "101", "PMC123", "101", "NLM"),
            (record.Doi, record.PubMedId, record.PmcId, record.AccessionNumber, record.DatabaseName));
        Assert.Equal(["a", "b", "1234-567X", "2277-9175", "https://example.org/1", "A & B"],
            [.. record.Keywords, .. record.Issns, .. record.Urls, .. record.Notes]);
        Assert.Equal(("Two", PublicationKind.Book, "Book"), (records[1].Title, records[1].Kind, records[1].PublicationType));
        Assert.StartsWith("<record><source-app", record.RawText, StringComparison.Ordinal);
        Assert.EndsWith("</record>", record.RawText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<title><style>H</style><style>2</style><style>O</style></title>", "H2O")]
    [InlineData("<title>\n  <style>A study of</style>\n  <style> E. coli</style>\n</title>", "A study of E. coli")]
    [InlineData("<title>\n  <style>Wrapped by\n        whoever formatted it\n  </style>\n</title>", "Wrapped by whoever formatted it")]
    [InlineData("<title><![CDATA[A < B]]></title>", "A < B")]
    [InlineData("<title/><short-title>Short</short-title>", "Short")]
    public async Task The_title_is_put_together(string titles, string expected)
    => Assert.Equal(expected, (await ReadAsync($"<titles>{titles}</titles>")).Title);

    [Theory]
    [InlineData("<ref-type name=\"Book\">6</ref-type>", PublicationKind.Book, null)]
    [InlineData("<ref-type name=\"Book Section\">5</ref-type>", PublicationKind.BookChapter, "Second")]
    [InlineData("<ref-type>32</ref-type>", PublicationKind.Thesis, "Second")]
    [InlineData("<ref-type>Conference Paper</ref-type>", PublicationKind.Conference, "Second")]
    [InlineData("<ref-type name=\"Generic\">13</ref-type>", PublicationKind.Other, "Second")]
    [InlineData("", PublicationKind.Other, "Second")]
    public async Task The_kind_tells_what_the_second_title_is(string type, PublicationKind kind, string? journal)
    {
        var record = await ReadAsync($"{type}<titles><title>T</title><secondary-title>Second</secondary-title></titles>");

        Assert.Equal((kind, journal), (record.Kind, record.Journal));
    }

    [Theory]
    [InlineData("<electronic-resource-num>https://doi.org/10.1000/A</electronic-resource-num>", "10.1000/a")]
    [InlineData("<urls><related-urls><url>https://doi.org/10.1000/a</url></related-urls></urls>", "10.1000/a")]
    [InlineData("<notes>1234-5678&#xD;J One. 2018;1:2. doi: 10.1000/a.</notes>", "10.1000/a")]
    [InlineData("<notes>Erratum in: J One. doi: 10.1000/b.</notes>", null)]
    public async Task The_DOI_is_found(string xml, string? expected)
    => Assert.Equal(expected, (await ReadAsync(xml + "<titles><title>T</title></titles>")).Doi);

    [Fact]
    public async Task Labels_research_notes_and_several_abstracts_lines_are_kept()
    {
        var record =
            await ReadAsync(
                "<titles><title>T</title></titles><label>Pile 3</label><research-notes>Read&#xA;again</research-notes><abstract>One&#xD;two</abstract>");

        Assert.Equal(["Read\nagain", "Label: Pile 3"], record.Notes);
        Assert.Equal("One\ntwo", record.Abstract);
    }

    [Fact]
    public async Task A_number_of_another_database_is_no_PubMed_id() =>
        Assert.Null(
            (await ReadAsync("<accession-num>12345</accession-num><remote-database-name>APA PsycInfo</remote-database-name>")).PubMedId);

    private static Task<BibliographicRecord> ReadAsync(string fields) =>
        Exports.ReadOneAsync(FileKind.EndNoteXml,
            $"<?xml version=\"1.0\"?>\n<!DOCTYPE xml SYSTEM \"RSXML.dtd\">\n<xml>\n<records>\n<record>{fields}</record>\n</records>\n</xml>\n");
}
