using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class RisMappingTests
{
    [Theory]
    [InlineData("PY  - 2016/09//", 2016)]
    [InlineData("PY  - 10 15|Y1  - 2014//", 2014)]
    [InlineData("PY  - |DA  - 2019/10//undefined", 2019)]
    [InlineData("DA  - 20180327", 2018)]
    [InlineData("DA  - Jun|PY  - c2011", 2011)]
    [InlineData("DA  - Jun", null)]
    [InlineData("PY  - 0000", null)]
    [InlineData("Y2  - 2022/08/01", null)]
    public async Task The_year_is_found(string lines, int? expected) => Assert.Equal(expected, (await ReadAsync(lines)).Year);

    [Theory]
    [InlineData("SP  - 377|EP  - 86", "377-386")]
    [InlineData("SP  - 1-5", "1-5")]
    [InlineData("SP  - No|EP  - Specified", null)]
    [InlineData("SP  -|C7  - 104501", "104501")]
    public async Task Pages_are_found(string lines, string? expected) => Assert.Equal(expected, (await ReadAsync(lines)).Pages);

    [Theory]
    [InlineData("JOUR", "IS  - 4|M1  - 7", "4")]
    [InlineData("JOUR", "M1  - 7", "7")]
    [InlineData("MGZN", "M1  - 11-12", "11-12")]
    [InlineData("JOUR", "M1  - 0", null)]
    [InlineData("JOUR", "M1  - 1228150341", null)]
    [InlineData("JOUR", "M1  - Query date: 2020-05-01", null)]
    [InlineData("CHAP", "M1  - 7", null)]
    [InlineData("RPRT", "M1  - 17", null)]
    public async Task A_small_number_of_an_article_is_its_issue_where_none_is_given(string type, string lines, string? expected)
        => Assert.Equal(
        expected, (await Exports.ReadOneAsync(FileKind.Ris, $"TY  - {type}\nTI  - One\n{lines.Replace('|', '\n')}\nER  - \n")).Issue);

    [Theory]
    [InlineData("DO  - http://dx.doi.org/10.1000/A", "10.1000/a")]
    [InlineData("L3  - 10.1000/a", "10.1000/a")]
    [InlineData("M3  - doi: 10.1000/a", "10.1000/a")]
    [InlineData("UR  - https://doi.org/10.1000/a", "10.1000/a")]
    [InlineData("UR  - 10.1000/a", "10.1000/a")]
    [InlineData("L2  - http://dx.doi.org/10.1000/a", "10.1000/a")]
    [InlineData("N1  - J One. 2011;1(2):3. doi: 10.1000/a.", "10.1000/a")]
    [InlineData("N1  - Erratum in: J One. 2012. doi: 10.1000/b.", null)]
    [InlineData("N1  - doi: 10.1000/b|DO  - 10.1000/a", "10.1000/a")]
    [InlineData("DO  - none|L3  - 10.1000/a", "10.1000/a")]
    public async Task The_DOI_is_found(string lines, string? expected) => Assert.Equal(expected, (await ReadAsync(lines)).Doi);

    [Theory]
    [InlineData("T1  - First", "First")]
    [InlineData("T1  - First|TI  - Second", "Second")]
    [InlineData("TI  -|T1  - First", "First")]
    [InlineData("ST  - Short", "Short")]
    [InlineData("TI  - Effects of CO<sub>2</sub> &amp; <i>E. coli</i>", "Effects of CO2 & E. coli")]
    [InlineData("TI  - p&lt;0.05  with\u00A0 spaces", "p<0.05 with spaces")]
    public async Task The_title_is_found(string lines, string expected) =>
        Assert.Equal(expected, (await Ris.ReadEntryAsync([.. lines.Split('|'), "DO  - 10.1000/1"])).Title);

    [Theory]
    [InlineData("AB  - Text|N2  - Other", "Text")]
    [InlineData("N2  - Text", "Text")]
    [InlineData("AB  - NA", null)]
    [InlineData("AB  - NA|N2  - Text", "Text")]
    [InlineData("AB  - [No abstract available]", null)]
    [InlineData("AB  - Text|AB  - Copyright of Somewhere is the property of somebody", "Text")]
    [InlineData("AB  - One|AB  - Two", "One\nTwo")]
    public async Task The_abstract_is_found(string lines, string? expected) => Assert.Equal(expected, (await ReadAsync(lines)).Abstract);

    [Theory]
    [InlineData("AU  - Li, J.|AU  - Li, J.|A1  - Li, J.", "Li, J.; Li, J.")]
    [InlineData("AU  - Marx, Karl|A1  - Lindgren, Astrid", "Marx, Karl; Lindgren, Astrid")]
    [InlineData("AU  - Marx, Karl|A1  - Marx, Karl", "Marx, Karl")]
    [InlineData("AU  - Vique L&#xf3;pez, D.", "Vique López, D.")]
    [InlineData("AU  - Vique L&amp;#xf3;pez, D.", "Vique López, D.")]
    [InlineData("A1  - Liu R.|A1  - Adler D.G.", "Liu, R.; Adler, D.G.")]
    [InlineData("AU  - Hsin Huang", "Hsin Huang")]
    [InlineData("AU  - World Health Organization", "World Health Organization")]
    [InlineData("AU  - Smith, J.; Jones, K.", "Smith, J.; Jones, K.")]
    [InlineData("AU  - Smith, J.|AU  - et al.", "Smith, J.")]
    [InlineData("AU  - Sneha, null", "Sneha")]
    [InlineData("AU  - International Committee of|      Medical Journal Editors", "International Committee of Medical Journal Editors")]
    [InlineData("AU  - Smith, J.|   Jones, K.", "Smith, J.; Jones, K.")]
    public async Task Authors_are_found(string lines, string expected)
    => Assert.Equal(expected, string.Join("; ", (await ReadAsync(lines)).Authors));

    [Fact]
    public async Task A2_to_A4_are_editors()
    {
        var record = await ReadAsync("A2  - Glattauer, Daniel|A3  - Ness, O.");

        Assert.Equal("Glattauer, Daniel; Ness, O.", string.Join("; ", record.Editors));
        Assert.Empty(record.Authors);
    }

    [Theory]
    [InlineData("JOUR", "JF  - Journal|T2  - Subtitle|JA  - J", "Journal", "J")]
    [InlineData("JOUR", "T2  - Journal|J2  - J", "Journal", "J")]
    [InlineData("JOUR", "JO  - Journal|JF  - Journal", "Journal", null)]
    [InlineData("JOUR", "JF  - Journal|JO  - J.", "Journal", "J.")]
    [InlineData("JOUR", "JA  - J", "J", null)]
    [InlineData("CHAP", "T2  - Book|JF  - Series", "Book", null)]
    [InlineData("CPAPER", "C3  - Proceedings", "Proceedings", null)]
    [InlineData("BOOK", "T2  - Series", null, null)]
    [InlineData("SER", "T2  - Series", "Series", null)]
    public async Task The_journal_is_found_by_type(string type, string lines, string? journal, string? abbreviation)
    {
        var record = await Ris.ReadOneAsync($"TY  - {type}\nTI  - Title\n{lines.Replace('|', '\n')}\nER  - \n");

        Assert.Equal((journal, abbreviation), (record.Journal, record.JournalAbbreviation));
    }

    [Theory]
    [InlineData("JOUR", PublicationKind.JournalArticle)]
    [InlineData("Journal Article", PublicationKind.JournalArticle)]
    [InlineData("CHAP", PublicationKind.BookChapter)]
    [InlineData("CONF", PublicationKind.Conference)]
    [InlineData("THES", PublicationKind.Thesis)]
    [InlineData("RPRT", PublicationKind.Report)]
    [InlineData("UNPB", PublicationKind.Preprint)]
    [InlineData("ELEC", PublicationKind.WebPage)]
    [InlineData("GEN", PublicationKind.Other)]
    [InlineData("", PublicationKind.Other)]
    public async Task The_kind_is_found(string type, PublicationKind expected) =>
        Assert.Equal(expected, (await Ris.ReadOneAsync($"TY  - {type}\nTI  - Title\nER  - \n")).Kind);

    [Theory]
    [InlineData("KW  - One|Two|KW  - *Three", "One|Two|Three")]
    [InlineData("KW  - One; Two; one", "One|Two")]
    [InlineData("KW  - a, b, c, d", "a|b|c|d")]
    [InlineData("KW  - WINDBREAKS, shelterbelts, etc.", "WINDBREAKS, shelterbelts, etc.")]
    public async Task Key_words_are_found(string lines, string expected)
    => Assert.Equal(expected, string.Join('|', (await ReadAsync(lines)).Keywords));

    [Theory]
    [InlineData("SN  - 2277-9175 (Print)|2277-9175", "2277-9175", "")]
    [InlineData("SN  - 1895-5770 1895-5770", "1895-5770", "")]
    [InlineData("SN  - 978-3-319-45678-5|SN  - 20964129 (ISSN) ", "2096-4129", "9783319456785")]
    public async Task Serial_numbers_are_found(string lines, string issns, string isbns)
    {
        var record = await ReadAsync(lines);

        Assert.Equal((issns, isbns), (string.Join(' ', record.Issns), string.Join(' ', record.Isbns)));
    }

    [Theory]
    [InlineData("AN  - 2214991469; 51887", "2214991469")]
    [InlineData("N1  - Accession Number: 117372971; Somebody 1,2; Source Info: p4", "117372971")]
    [InlineData("N1  - Accession Number: 103826398. Language: English. Entry Date: 20150101", "103826398")]
    [InlineData("DB  - Embase|U2  - L373791783", "L373791783")]
    [InlineData("AN  - WOS:000491685000028", "WOS:000491685000028")]
    public async Task The_accession_number_is_found(string lines, string expected)
    => Assert.Equal(expected, (await ReadAsync(lines)).AccessionNumber);

    [Theory]
    [InlineData("AN  - 41678789|DB  - PubMed", "41678789", null)]
    [InlineData("AN  - 41678789|DB  - ERIC", null, null)]
    [InlineData("AN  - 29657938|DP  - NLM|C2  - PMC5887696", "29657938", "PMC5887696")]
    [InlineData("U1  - 35957633 [PMID]|U1  - PMC9359172 [PMCID]", "35957633", "PMC9359172")]
    [InlineData("C2  - 31421429|DB  - Scopus", "31421429", null)]
    [InlineData("C5  - 15368318|DB  - Embase|DB  - Medline", "15368318", null)]
    [InlineData("L2  - https://pubmed.ncbi.nlm.nih.gov/32789069/|L2  - https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7417126", "32789069",
        "PMC7417126")]
    public async Task PubMed_ids_are_found(string lines, string? pubMedId, string? pmcId)
    {
        var record = await ReadAsync(lines);

        Assert.Equal((pubMedId, pmcId), (record.PubMedId, record.PmcId));
    }

    [Theory]
    [InlineData("UR  - http://a.example; http://b.example;https://c.example", "http://a.example http://b.example https://c.example")]
    [InlineData("UR  - www.a.example|L2  - http://a.example/?x=1&amp;y=2", "http://www.a.example http://a.example/?x=1&y=2")]
    [InlineData("UR  - javascript:alert(1)|L1  - internal-pdf://x.pdf|L4  - file:///etc/passwd", "")]
    public async Task Links_are_found(string lines, string expected)
    => Assert.Equal(expected, string.Join(' ', (await ReadAsync(lines)).Urls));

    [Fact]
    public async Task The_rest_is_found_too()
    {
        var record =
            await ReadAsync("ID  - W0001-pubmed|VL  - 7|IS  - 3|LA  - eng|DB  - Scopus|M3  - Review|N1  - One|      more|N1  - Two");

        Assert.Equal("W0001-pubmed", record.SourceRecordId);
        Assert.Equal(("7", "3", "eng", "Scopus", "Review"),
            (record.Volume, record.Issue, record.Language, record.DatabaseName, record.PublicationType));
        Assert.Equal(["One more", "Two"], record.Notes);
    }

    private static Task<BibliographicRecord> ReadAsync(string lines) => Ris.ReadEntryAsync(["TI  - Title", .. lines.Split('|')]);
}
