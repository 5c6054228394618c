using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class MedlineReaderTests
{
    [Theory]
    [InlineData("PMID- 1\nTI  - One\n\nPMID- 2\nTI  - Two\n")]
    [InlineData("PMID- 1\nTI  - One\nPMID- 2\nTI  - Two\n")]
    [InlineData("\r\n\r\nPMID- 1\r\nTI  - One\r\n\r\n\r\nPMID- 2\r\nTI  - Two")]
    [InlineData("PMID- 1\rTI  - One\r\rPMID- 2\rTI  - Two\r")]
    [InlineData("\uFEFFPMID-1\nTI  -One\nPMID-2\nTI  -Two\n")]
    [InlineData("PMID- 1\n\nTI  - One\n\nPT  - Journal Article\n\nPMID- 2\nTI  - Two\n")]
    [InlineData("OWN - ERIC\nTI  - One\nOWN - ERIC\nTI  - Two\n")]
    [InlineData("OWN - ERIC\nTI  - One\n\nPMID- 2\nOWN - NLM\nTI  - Two\n")]
    [InlineData("TI  - One\nAB  - Text\n\nTI  - Two\nAB  - Text\n")]
    [InlineData("1.\nUI  - 11\nDB  - Ovid MEDLINE(R)\nTI  - One\n\n2.\nUI  - 12\nTI  - Two\n")]
    public async Task Entries_are_told_apart(string text)
    {
        var items = await Exports.ReadAsync(FileKind.Medline, text);

        Assert.Equal(["One", "Two"], items.Records().Select(record => record.Title));
        Assert.True(items.Tally().AddsUp);
        Assert.All(items.Records(), record => Assert.DoesNotContain("2.", record.RawText, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_raw_text_is_the_entry_as_it_stands_without_the_blank_lines_after_it()
    {
        var records =
            (await Exports.ReadAsync(FileKind.Medline, "PMID- 1\r\nTI  - One\r\n      more\r\n\r\n\r\nPMID- 2\r\nTI  - Two")).Records();

        Assert.Equal("PMID- 1\r\nTI  - One\r\n      more\r\n", records[0].RawText);
        Assert.Equal("PMID- 2\r\nTI  - Two", records[1].RawText);
        Assert.Equal("One more", records[0].Title);
    }

    [Theory]
    [InlineData("2016 Sep-Oct", 2016)]
    [InlineData("Spring 2015", 2015)]
    [InlineData("1998 Dec-1999 Jan", 1998)]
    [InlineData("Article 10 2019", 2019)]
    [InlineData("20180327", 2018)]
    [InlineData("no date", null)]
    public async Task The_year_is_found_in_any_date(string date, int? year) => Assert.Equal(year, (await ReadAsync($"DP  - {date}")).Year);

    [Theory]
    [InlineData("FAU - Núñez, Ana María|AU  - Núñez AM", "Núñez, Ana María")]
    [InlineData("AU  - van Raaij MJ|AU  - Smith JA Jr|AU  - King ML 3rd", "van Raaij, MJ; Smith, JA Jr; King, ML 3rd")]
    [InlineData("AU  - van Groen, Maaike M.", "van Groen, Maaike M.")]
    [InlineData("FAU - One, Ann|AU  - One A|CN  - A Group, Inc.|FAU - Two, Bob|AU  - Two B", "One, Ann; A Group, Inc.; Two, Bob")]
    [InlineData("FAU - One, Ann|AU  - One A|AU  - Two B", "One, A; Two, B")]
    [InlineData("CN  - World Health Organization", "World Health Organization")]
    [InlineData("FIR - Nobody, Ann|IR  - Nobody A", "")]
    public async Task Authors_are_people_and_groups(string lines, string expected)
    => Assert.Equal(expected, (await ReadAsync(lines)).Authors.Joined());

    [Fact]
    public async Task Editors_are_no_authors() => Assert.Equal("Ed, Itor", (await ReadAsync("FED - Ed, Itor|ED  - Ed I")).Editors.Joined());

    [Theory]
    [InlineData("LID - 10.1000/A [doi]|LID - S1 [pii]", "10.1000/a")]
    [InlineData("AID - S1 [pii]|AID - 10.1000/a [doi]", "10.1000/a")]
    [InlineData("AID - doi:10.1000/a", "10.1000/a")]
    [InlineData("AID - http://dx.doi.org/10.1000/a", "10.1000/a")]
    [InlineData("SO  - J One. 2016;1(2):3. doi: 10.1000/a. Epub 2015.", "10.1000/a")]
    [InlineData("AID - 10.1000/a [pii]", null)]
    public async Task The_DOI_is_found(string lines, string? expected) => Assert.Equal(expected, (await ReadAsync(lines)).Doi);

    [Theory]
    [InlineData("PG  - 377-86", "377-386")]
    [InlineData("PG  - S12-8; discussion S19", "S12-8; discussion S19")]
    [InlineData("LID - e1234 [pii]", "e1234")]
    [InlineData("LID - S0048-9697(17)30912-9 [pii]", null)]
    public async Task Pages_are_found(string lines, string? expected) => Assert.Equal(expected, (await ReadAsync(lines)).Pages);

    [Theory]
    [InlineData("IS  - 1234-567x (Print)|IS  - 1234-567X (Linking)|IS  - 2277-9175", "1234-567X 2277-9175", "")]
    [InlineData("ISSN - EISSN-2375-5636", "2375-5636", "")]
    [InlineData("ISBN - ISBN-978-3-3194-5678-5", "", "9783319456785")]
    [InlineData("ISBN- 9783319456785", "", "9783319456785")]
    [InlineData("IS  - 9783319456785 (Electronic)", "", "9783319456785")]
    public async Task Serial_numbers_are_found(string lines, string issns, string isbns)
    {
        var record = await ReadAsync(lines);

        Assert.Equal((issns, isbns), (string.Join(' ', record.Issns), string.Join(' ', record.Isbns)));
    }

    [Theory]
    [InlineData("PT  - Journal Article|PT  - Review", PublicationKind.JournalArticle)]
    [InlineData("PT  - Journal Article|PT  - Preprint", PublicationKind.Preprint)]
    [InlineData("PT  - Reports - Research|PT  - Journal Articles", PublicationKind.JournalArticle)]
    [InlineData("PT  - Reports - Evaluative", PublicationKind.Report)]
    [InlineData("PT  - Dissertations/Theses - Doctoral Dissertations", PublicationKind.Thesis)]
    [InlineData("PT  - Speeches/Meeting Papers|PT  - Reports - Research", PublicationKind.Conference)]
    [InlineData("PT  - Editorial|JT  - Journal", PublicationKind.JournalArticle)]
    [InlineData("PT  - Book", PublicationKind.Book)]
    [InlineData("BTI - Whole book", PublicationKind.BookChapter)]
    [InlineData("PT  - Dataset", PublicationKind.Other)]
    [InlineData("OID - EJ1208101|PT  - Reports - Research", PublicationKind.JournalArticle)]
    [InlineData("OID - ED576982|PT  - Reports - Research|JT  - Publisher", PublicationKind.Report)]
    public async Task The_kind_follows_from_all_publication_types(string lines, PublicationKind expected)
    => Assert.Equal(expected, (await ReadAsync(lines)).Kind);

    [Fact]
    public async Task A_chapter_stands_in_its_book_and_a_book_stands_alone()
    {
        var chapter = await ReadAsync("BTI - Whole book|CTI - Series");
        var book = await Exports.ReadOneAsync(FileKind.Medline, "PMID- 1\nBTI - Whole book\nCTI - Series\nPT  - Book\n");

        Assert.Equal(("One", "Whole book"), (chapter.Title, chapter.Journal));
        Assert.Equal(("Whole book", null), (book.Title, book.Journal));
    }

    [Fact]
    public async Task Index_terms_come_from_headings_and_keywords_and_not_from_substances() => Assert.Equal(
        ["Water/*analysis", "Health", "Peer support"],
        (await ReadAsync("MH  - Water/*analysis|MH  - *Health|OT  - Peer support|OT  - health|RN  - 0 (Aurovertins)|RN  - 55350-03-3|NM  - 123456789")).Keywords);

    [Fact]
    public async Task Several_abstracts_languages_and_notices_are_kept()
    {
        var record = await ReadAsync("AB  - First part.|AB  - Second part.|OAB - Other|LA  - eng|LA  - fre|RIN - J One. 2018|PMC - PMC123");

        Assert.Equal("First part.\nSecond part.", record.Abstract);
        Assert.Equal("eng; fre", record.Language);
        Assert.Equal(["Retraction in: J One. 2018"], record.Notes);
        Assert.Equal("PMC123", record.PmcId);
    }

    [Fact]
    public async Task ERIC_has_its_own_number_and_links()
    {
        var record =
            await Exports.ReadOneAsync(FileKind.Medline,
                "\nOWN - ERIC\nTI  - One\nOID - EJ1227990\nLID - http://eric.example/?id=EJ1227990\nAID - http://journal.example/1\n");

        Assert.Equal(("ERIC", "EJ1227990", null), (record.DatabaseName, record.AccessionNumber, record.PubMedId));
        Assert.Equal(["http://eric.example/?id=EJ1227990", "http://journal.example/1"], record.Urls);
    }

    [Fact]
    public async Task ERIC_documents_name_their_publisher_where_articles_name_their_journal_and_may_have_an_empty_number()
    {
        var items = await Exports.ReadAsync(FileKind.Medline,
            "OWN - ERIC\nTI  - One\nOID - ED576982\nJT  - A Publisher\nISSN - EISSN-\nAID - www.example.org/1.pdf\nPT  - Reports - Research\n");

        var record = Assert.Single(items.Records());
        Assert.Null(record.Journal);
        Assert.Equal(["http://www.example.org/1.pdf"], record.Urls);
        Assert.Empty(items.Tally().Issues);
    }

    [Fact]
    public async Task Ovid_calls_the_PubMed_id_UI_where_the_database_is_MEDLINE()
    {
        var medline =
            await Exports.ReadOneAsync(FileKind.Medline,
                "UI  - 17606941\nDB  - Ovid MEDLINE(R)\nTI  - One\nFA  - Smith, Ann\nAU  - Smith A\n");
        var other = await Exports.ReadOneAsync(FileKind.Medline, "UI  - 2007123456\nDB  - Embase\nTI  - One\n");

        Assert.Equal(("17606941", "Ovid MEDLINE(R)", "Smith, Ann"), (medline.PubMedId, medline.DatabaseName, medline.Authors.Joined()));
        Assert.Equal((null, "2007123456"), (other.PubMedId, other.AccessionNumber));
    }

    [Theory]
    [InlineData("MRSA-positive patients")]
    [InlineData("HIV-1 infection")]
    [InlineData("COVID-19")]
    public async Task A_wrapped_line_without_indentation_is_no_tag(string line)
    => Assert.EndsWith(line, (await ReadAsync("AB  - Text", line)).Abstract, StringComparison.Ordinal);

    [Fact]
    public async Task A_number_that_cannot_be_a_PubMed_id_is_remarked_on()
    {
        var items = await Exports.ReadAsync(FileKind.Medline, "PMID- 000000000000\nTI  - One\n");

        Assert.Null(Assert.Single(items.Records()).PubMedId);
        Assert.Equal("Line 1, PMID: “000000000000” is no PubMed id; left out.", Assert.Single(items.Tally().Issues).ToString());
    }

    [Fact]
    public async Task An_entry_without_anything_to_recognise_it_by_and_one_too_large_are_refused_and_the_others_read()
    {
        var huge = "PMID- 2\nAB  - " + new string('x', RisReader.MaxEntryLength) + "\n";

        var items = await Exports.ReadAsync(FileKind.Medline, "OWN - NLM\nSTAT- MEDLINE\n\n" + huge + "\nPMID- 3\nTI  - Three\n");

        Assert.Equal((1, 2, true), (items.Tally().Read, items.Tally().Refused, items.Tally().AddsUp));
        Assert.Equal(3, Assert.Single(items.Records()).PositionInFile);
        Assert.Contains("PMID line", items.OfType<RefusedEntry>().Last().Issue.Message, StringComparison.Ordinal);
    }

    private static Task<BibliographicRecord> ReadAsync(params string[] lines) =>
        Exports.ReadOneAsync(FileKind.Medline, $"PMID- 1\nTI  - One\n{string.Join('\n', lines).Replace('|', '\n')}\n");
}
