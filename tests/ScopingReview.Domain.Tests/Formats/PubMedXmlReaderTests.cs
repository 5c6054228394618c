using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class PubMedXmlReaderTests
{
    [Fact]
    public async Task An_article_is_read_with_all_that_it_carries()
    {
        var record =
            await Exports.ReadOneAsync(FileKind.PubMedXml,
                SampleExports.All.First(sample => sample.Kind == FileKind.PubMedXml).Text.Replace("<PubmedBookArticle>",
                    "<!-- <PubmedBookArticle>", StringComparison.Ordinal).Replace("</PubmedBookArticle>", "</PubmedBookArticle> -->",
                    StringComparison.Ordinal));

        Assert.Equal(("One E. coli and CO2 & more.", PublicationKind.JournalArticle, "Journal Article", 2016),
            (record.Title, record.Kind, record.PublicationType, record.Year));
        Assert.Equal("BACKGROUND: Some <text>.\nMETHODS: More x.", record.Abstract);
        Assert.Equal("Núñez, Ana, Jr; A Group", record.Authors.Joined());
        Assert.Equal(("Journal of one", "J One", "12", "3", "377-386"),
            (record.Journal, record.JournalAbbreviation, record.Volume, record.Issue, record.Pages));
        Assert.Equal(("10.1000/one", "101", "PMC123", "101", "PubMed", "eng"),
            (record.Doi, record.PubMedId, record.PmcId, record.AccessionNumber, record.DatabaseName, record.Language));
        Assert.Equal(["Water/analysis", "term"], record.Keywords);
        Assert.StartsWith("<PubmedArticle>\n<MedlineCitation>", record.RawText, StringComparison.Ordinal);
        Assert.EndsWith("</PubmedArticle>", record.RawText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chapters_stand_in_their_books()
    {
        const string book =
            "<Book><BookTitle>Book</BookTitle><PubDate><Year>2009</Year></PubDate><AuthorList Type=\"editors\"><Author><LastName>Ed</LastName></Author></AuthorList><Isbn>9783319456785</Isbn></Book>";

        var chapter =
            await Exports.ReadOneAsync(FileKind.PubMedXml,
                $"<PubmedBookArticle><BookDocument><PMID>1</PMID>{book}<ArticleTitle>Chapter</ArticleTitle></BookDocument></PubmedBookArticle>");
        var whole = await Exports.ReadOneAsync(FileKind.PubMedXml,
            $"<PubmedBookArticle><BookDocument><ArticleIdList><ArticleId IdType=\"bookaccession\">NBK1</ArticleId></ArticleIdList>{book}</BookDocument></PubmedBookArticle>");

        Assert.Equal(("Chapter", "Book", PublicationKind.BookChapter, 2009, "1"),
            (chapter.Title, chapter.Journal, chapter.Kind, chapter.Year, chapter.PubMedId));
        Assert.Equal(("Book", null, PublicationKind.Book, "NBK1"), (whole.Title, whole.Journal, whole.Kind, whole.AccessionNumber));
        Assert.Equal(("Ed", "9783319456785"), (whole.Editors.Joined(), whole.Isbns.Single()));
    }

    [Theory]
    [InlineData("<ArticleTitle>[Not Available].</ArticleTitle><VernacularTitle>Titel</VernacularTitle>", "Titel")]
    [InlineData("<VernacularTitle>Titel</VernacularTitle>", "Titel")]
    [InlineData("<ArticleTitle>[One].</ArticleTitle><VernacularTitle>Eins</VernacularTitle>", "[One].")]
    [InlineData("<ArticleTitle>\n   Effects of <sup>13</sup>C\n   on <b>rats</b></ArticleTitle>", "Effects of 13C on rats")]
    public async Task The_title_is_found(string xml, string expected) => Assert.Equal(expected, (await ReadAsync(xml)).Title);

    [Theory]
    [InlineData("<Abstract><AbstractText>One.</AbstractText><CopyrightInformation>(c)</CopyrightInformation></Abstract>", "One.")]
    [InlineData("<Abstract><AbstractText Label=\"UNLABELLED\">One.</AbstractText><AbstractText Label=\"AIM\"/></Abstract>", "One.")]
    [InlineData("<OtherAbstract><AbstractText>Other.</AbstractText></OtherAbstract>", null)]
    public async Task The_abstract_is_found(string xml, string? expected)
    => Assert.Equal(expected, (await ReadAsync(xml + "<ArticleTitle>T</ArticleTitle>")).Abstract);

    [Theory]
    [InlineData("<PubDate><Year>2013</Year><Season>Spring</Season></PubDate>", 2013)]
    [InlineData("<PubDate><MedlineDate>1998 Dec-1999 Jan</MedlineDate></PubDate>", 1998)]
    [InlineData("<PubDate/>", 2012)]
    public async Task The_year_is_found(string xml, int expected) => Assert.Equal(
        expected, (await ReadAsync(
            $"<Journal><JournalIssue>{xml}</JournalIssue></Journal><ArticleTitle>T</ArticleTitle><ArticleDate><Year>2012</Year></ArticleDate>")).Year);

    [Theory]
    [InlineData(
        "<Author ValidYN=\"Y\"><LastName>Right</LastName><Initials>R</Initials></Author><Author ValidYN=\"N\"><LastName>Wrong</LastName></Author>", "Right, R")]
    [InlineData("<Author><LastName>Plato</LastName></Author>", "Plato")]
    [InlineData("<Author><ForeName>Nobody</ForeName></Author>", "")]
    public async Task Authors_are_those_that_PubMed_holds_valid(string xml, string expected) =>
        Assert.Equal(expected, (await ReadAsync($"<ArticleTitle>T</ArticleTitle><AuthorList>{xml}</AuthorList>")).Authors.Joined());

    [Fact]
    public async Task Numbers_of_cited_works_are_not_its_own()
    {
        var record =
            await Exports.ReadOneAsync(FileKind.PubMedXml,
                "<PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType=\"doi\">10.1000/own</ArticleId></ArticleIdList>"
            + "<ReferenceList><Reference><ArticleIdList><ArticleId IdType=\"pmc\">PMC9</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>");

        Assert.Equal(("10.1000/own", null), (record.Doi, record.PmcId));
    }

    [Fact]
    public async Task Notices_are_kept() => Assert.Equal(["Retraction in: J One. 2018"], (await Exports.ReadOneAsync(
        FileKind.PubMedXml,
        "<MedlineCitationSet><MedlineCitation><PMID>1</PMID><CommentsCorrectionsList><CommentsCorrections RefType=\"RetractionIn\"><RefSource>J One. 2018</RefSource></CommentsCorrections><CommentsCorrections RefType=\"Cites\"><RefSource>X</RefSource></CommentsCorrections></CommentsCorrectionsList></MedlineCitation></MedlineCitationSet>")).Notes);

    private static Task<BibliographicRecord> ReadAsync(string article) => Exports.ReadOneAsync(
        FileKind.PubMedXml,
        $"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>{article}</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>");
}
