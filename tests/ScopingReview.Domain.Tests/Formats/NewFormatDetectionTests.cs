using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>Exports of Ovid, RefWorks and others, containers, and what is refused with advice: each is called by its name.</summary>
public sealed class NewFormatDetectionTests
{
    [Theory]
    [InlineData("<1. >\r\nVN  - Ovid Technologies\r\nDB  - BIOSIS Previews\r\n", FileKind.Ovid)]
    [InlineData("\uFEFF<241>\nAccession Number\n  1\nTitle\n  One\n", FileKind.Ovid)]
    [InlineData("Database: Ovid MEDLINE(R)\nSearch Strategy:\n1 peer*.tw.\n\n<1>\rUnique Identifier\r  1\r", FileKind.Ovid)]
    [InlineData("VN  - Ovid Technologies\nAN  - 1\nTI  - One\n", FileKind.Ovid)]
    [InlineData("<1. >\nTY  - JOUR\nTI  - One\nER  - \n", FileKind.Ris)]
    [InlineData("<1>\n<b>bold</b>", FileKind.Xml)]
    [InlineData("RT Journal Article\nSR 1\nT1 One\n", FileKind.RefWorks)]
    [InlineData("\uFEFFRefworks Export Tagged Format\n\nTag legend\n", FileKind.RefWorks)]
    [InlineData("RT Letter to the editor\nT1 One\nYR 2000\n", FileKind.RefWorks)]
    [InlineData("RT PCR was used\nin all of them", FileKind.PlainText)]
    [InlineData("{\"type\": \"article-journal\", \"title\": \"One\"}", FileKind.CslJson)]
    [InlineData("[\n {\"id\":1,\"container-title\":\"J\"}]", FileKind.CslJson)]
    [InlineData("{\"items\": [{\"type\":\"book\"}]}", FileKind.CslJson)]
    [InlineData("[{\"title\":\"One\",\"type\":\"journalArticle\"}]", FileKind.Json)]
    [InlineData("{\"a test\": {\"input\": [{\"type\":\"book\",\"title\":\"One\"}], \"output\": \"x\"}}", FileKind.Json)]
    [InlineData("<Trials_downloaded_from_ICTRP><Trial><TrialID>1</TrialID>", FileKind.IctrpXml)]
    [InlineData("<rdf:RDF xmlns:bib=\"http://purl.org/net/biblio#\"><bib:Article>", FileKind.ZoteroRdf)]
    [InlineData("<rdf:RDF xmlns:a=\"http://example.org/\"><a:B/></rdf:RDF>", FileKind.Xml)]
    [InlineData("*Journal Article*\nAuthor\tYear\tTitle\nSmith, J.\t2020\tOne\n", FileKind.EndNoteTab)]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", FileKind.ExcelXml)]
    [InlineData("1: Smith J, Doe A. Peer support. J Test. 2020 Jan;12(3):101-9. PMID: 30000001.\n\n2: Roe B. Two. PMID: 30000002.\n",
        FileKind.PubMedSummary)]
    [InlineData("1. J Test. 2020 Jan;12(3):101-9. doi: 10.1000/s1.\n\nPeer support.\n\nSmith J(1).\n\nPMID: 30000001\n",
        FileKind.PubMedAbstract)]
    [InlineData("30000001\r\n30000002\r\n", FileKind.PubMedIds)]
    [InlineData("30000001", FileKind.PubMedIds)]
    [InlineData("1\n2\n3\n", FileKind.PlainText)]
    [InlineData("Record #1 of 1\nID: CN-01234567\nAU: Smith J\nTI: One\n", FileKind.CochraneText)]
    [InlineData("____________________________________________________________\n\nDocument 1 of 2\n\nOne\n\nPublication info: J Test 12.3\n",
        FileKind.ProQuestText)]
    public void A_text_is_recognised(string text, FileKind expected)
    => Assert.Equal(expected, FormatDetector.Detect(Encoding.UTF8.GetBytes(text)).Kind);

    [Theory]
    [InlineData("[Content_Types].xml,xl/workbook.xml", FileKind.Excel)]
    [InlineData("_rels/.rels,word/document.xml", FileKind.Word)]
    [InlineData("export.ris,notes/xl/readme.txt", FileKind.Zip)]
    [InlineData("", FileKind.Zip)]
    public void A_container_is_recognised_by_the_names_in_it(string names, FileKind expected)
    {
        var zip = SampleWorkbooks.Zip(
            names.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, "TY  - JOUR"u8.ToArray())));

        Assert.Equal(expected, FormatDetector.Detect(zip).Kind);
    }

    [Theory]
    [InlineData("Workbook\0", FileKind.Excel)]
    [InlineData("WordDocument", FileKind.Word)]
    [InlineData("EncryptedPackage", FileKind.ProtectedOffice)]
    [InlineData("", FileKind.OldOffice)]
    public void A_file_of_an_old_Office_program_is_recognised_by_its_streams(string stream, FileKind expected)
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1000], .. Encoding.Unicode.GetBytes(stream),
            .. new byte[100]];

        Assert.Equal(expected, FormatDetector.Detect(file).Kind);
    }

    [Theory]
    [InlineData(FileKind.PubMedSummary, "“Summary (text)”", "format “PubMed”")]
    [InlineData(FileKind.PubMedAbstract, "“Abstract (text)”", "format “PubMed”")]
    [InlineData(FileKind.PubMedIds, "a list of PubMed ids", "format “PubMed”")]
    [InlineData(FileKind.CochraneText, "Cochrane Library", "“RIS”")]
    [InlineData(FileKind.ProQuestText, "ProQuest", "“RIS”")]
    [InlineData(FileKind.OldOffice, "old Office file", "save it as .xlsx or CSV")]
    [InlineData(FileKind.ProtectedOffice, "password", "Save it without the password")]
    [InlineData(FileKind.ExcelXml, "Excel wrote as XML", "Save it as .xlsx or CSV")]
    [InlineData(FileKind.Zip, "ZIP archive", "Unpack it")]
    public void A_refusal_names_what_the_file_is_and_what_to_choose(FileKind kind, string name, string advice)
    {
        var explanation = new DetectedFormat(kind).Explanation;

        Assert.Contains(name, explanation, StringComparison.Ordinal);
        Assert.Contains(advice, explanation, StringComparison.Ordinal);
        Assert.False(new DetectedFormat(kind).IsImportable);
    }
}
