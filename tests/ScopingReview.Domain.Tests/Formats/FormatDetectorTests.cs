using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class FormatDetectorTests
{
    [Theory]
    [InlineData("TY  - JOUR\nER  - \n", FileKind.Ris)]
    [InlineData("\uFEFF\n\nRecord #1 of 2\n1.\nTY  - JOUR\n", FileKind.Ris)]
    [InlineData("TY\t- JOUR\r\nTI\t- One\r\n", FileKind.Ris)]
    [InlineData("TI  - One\rAU  - A, B\rER  - \r", FileKind.Ris)]
    [InlineData("", FileKind.Empty)]
    [InlineData("\uFEFF \r\n\t\n", FileKind.Empty)]
    [InlineData("\nPMID- 28441597\nOWN - NLM\nTI  - One\n", FileKind.Medline)]
    [InlineData("OWN - ERIC\nTI  - One\n", FileKind.Medline)]
    [InlineData("\uFEFFFN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n", FileKind.WebOfScience)]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE PubmedArticleSet><PubmedArticleSet><PubmedArticle>", FileKind.PubMedXml)]
    [InlineData("<xml><records><record><ref-type name=\"Journal Article\">17</ref-type>", FileKind.EndNoteXml)]
    [InlineData("<!DOCTYPE html><html><pre>\nTY  - JOUR\n", FileKind.Html)]
    [InlineData("<!-- export -->\n<PubmedBookArticle>\n<BookDocument>", FileKind.PubMedXml)]
    [InlineData("stray line\n<?xml version=\"1.0\"?><PubmedArticleSet>", FileKind.PubMedXml)]
    [InlineData("<!DOCTYPE xml SYSTEM \"RSXML.dtd\"><xml><records><record lang=\"en\"><ref-type>17</ref-type>", FileKind.EndNoteXml)]
    [InlineData("<pre>\nPMID- 1\n</pre>", FileKind.Html)]
    [InlineData("<note/>", FileKind.Xml)]
    [InlineData("PMID-22664220\nPT  - Technical Report\n", FileKind.Medline)]
    [InlineData("1.\rPMID- 1\rTI  - One\r", FileKind.Medline)]
    [InlineData("1. \nUI  - 17606941\nTI  - One\n", FileKind.Medline)]
    [InlineData("\n\nPT J\nAU A, B\nTI One\nER\n", FileKind.WebOfScience)]
    [InlineData("FN ISI Export Format\rVR 1.0\rPT J\r", FileKind.WebOfScience)]
    [InlineData("PT J is a heading\nand nothing more", FileKind.PlainText)]
    [InlineData("%T One\n%A Smith, A.\n", FileKind.EndNoteTagged)]
    [InlineData("% comment\n@article{key,\n title={One}}", FileKind.BibTex)]
    [InlineData("%0 Journal Article\n%T One\n", FileKind.EndNoteTagged)]
    [InlineData("Title,Authors,\"Abstract\"\nOne,A,B\n", FileKind.Csv)]
    [InlineData("title;year\nOne;2001\n", FileKind.Csv)]
    [InlineData("a\tb\tc\n1\t2\t3\n", FileKind.Tsv)]
    [InlineData("[{\"title\":\"One\"}]", FileKind.Json)]
    [InlineData("Study name,Who,When\nOne,\"Doe, J.\",2001\n", FileKind.Csv)]
    [InlineData("Well, here we are, again.\nOne, two, three.\n", FileKind.PlainText)]
    [InlineData("Dear colleague, thank you for the title and the year.\nBest", FileKind.PlainText)]
    public void A_text_is_recognised(string text, FileKind expected)
    => Assert.Equal(expected, FormatDetector.Detect(Encoding.UTF8.GetBytes(text)).Kind);

    [Theory]
    [InlineData("%PDF-1.7\n", FileKind.Pdf)]
    [InlineData("\u001F\u008B\u0008", FileKind.Archive)]
    [InlineData("\u0089PNG\r\n", FileKind.Image)]
    [InlineData("\u0001\u0002\u0003\u0004\u0000\u0005\u0006", FileKind.Binary)]
    public void Bytes_are_recognised(string latin1, FileKind expected)
    => Assert.Equal(expected, FormatDetector.Detect(Encoding.Latin1.GetBytes(latin1)).Kind);

    [Fact]
    public void RIS_in_UTF16_and_Windows_1252_is_recognised()
    {
        Assert.Equal(FileKind.Ris,
            FormatDetector.Detect([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("TY  - JOUR\n")]).Kind);
        Assert.Equal(FileKind.Ris, FormatDetector.Detect(Encoding.Latin1.GetBytes("TY  - JOUR\nAU  - López, Å.\n")).Kind);
    }

    [Fact]
    public void A_sequence_cut_off_at_the_end_of_what_is_looked_at_does_no_harm()
    {
        var bytes = Encoding.UTF8.GetBytes("TY  - JOUR\nAB  - a" + new string('é', FormatDetector.BytesNeeded));

        Assert.Equal(FileKind.Ris, FormatDetector.Detect(bytes).Kind);
    }

    [Theory]
    [InlineData(FileKind.Ris, "This is a RIS export.")]
    [InlineData(FileKind.Medline, "This is a MEDLINE (PubMed .nbib) export.")]
    [InlineData(FileKind.Pdf,
        "This looks like a PDF document, not a bibliographic export. Export the search results as RIS (.ris), PubMed (.nbib or XML), EndNote (XML or .enw), BibTeX, Web of Science (tagged), Ovid, RefWorks, CSL JSON, ICTRP XML, Zotero RDF, a table (CSV or Excel) or a ZIP archive of these and choose that file.")]
    [InlineData(FileKind.Archive, "This looks like a compressed archive. Unpack it and choose the export inside.")]
    [InlineData(FileKind.Empty, "The file is empty. Export the search results again and check that the export holds records.")]
    public void The_explanation_says_what_to_do(FileKind kind, string expected)
    => Assert.Equal(expected, new DetectedFormat(kind).Explanation);

    [Fact]
    public async Task Every_kind_has_a_name_and_those_with_a_reader_are_importable()
    {
        var formats = Enum.GetValues<FileKind>().Select(kind => new DetectedFormat(kind)).ToList();

        Assert.Equal(formats.Count, formats.Select(format => format.Name).Distinct(StringComparer.Ordinal).Count());
        foreach (var format in formats)
        {
            if (format.IsImportable)
                Assert.Empty(await Exports.ReadAsync(format.Kind, ""));
            else
                Assert.Throws<NotSupportedException>(() => BibliographicReader.ReadAsync(format, Stream.Null));
        }
    }
}
