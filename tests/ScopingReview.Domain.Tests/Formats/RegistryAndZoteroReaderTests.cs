using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class RegistryAndZoteroReaderTests
{
    private const string Zotero = "<rdf:RDF xmlns:bib=\"http://purl.org/net/biblio#\">\n{0}</rdf:RDF>\n";

    [Fact]
    public async Task A_trial_of_the_ICTRP_is_a_record_that_can_be_screened()
    {
        var record = await Exports.ReadOneAsync(FileKind.IctrpXml, """
            <?xml version='1.0' encoding='UTF-8' ?>
            <Trials_downloaded_from_ICTRP>
              <Trial><Export_date>08/28/2026 20:14:44</Export_date>
                <TrialID>ISRCTN101
                </TrialID>
                <Public_title>Peer support at home
                </Public_title>
                <Scientific_title>A trial of peer support</Scientific_title>
                <Acronym/>
                <Primary_sponsor>A university</Primary_sponsor>
                <Source_Register>ISRCTN</Source_Register>
                <web_address>https://example.org/ISRCTN101</web_address>
                <Study_type>Interventional</Study_type>
                <Date_registration3>20190405</Date_registration3>
                <Date_registration>05/04/2019</Date_registration>
                <Condition>Depression; Anxiety</Condition>
                <Intervention>Peer support</Intervention>
                <Inclusion_Criteria>Adults&lt;br&gt;at home</Inclusion_Criteria>
              </Trial>
            </Trials_downloaded_from_ICTRP>
            """);

        Assert.Equal(("Peer support at home", "ISRCTN101", 2019, "ICTRP"),
            (record.Title, record.AccessionNumber, record.Year, record.DatabaseName));
        Assert.Equal(
            "Condition: Depression; Anxiety\nIntervention: Peer support\nStudy type: Interventional\nInclusion criteria: Adults at home",
            record.Abstract);
        Assert.Equal(["Depression", "Anxiety"], record.Keywords);
        Assert.Contains("Register: ISRCTN", record.Notes);
        Assert.Contains("Scientific title: A trial of peer support", record.Notes);
        Assert.Equal("Trial registration; Interventional", record.PublicationType);
    }

    [Fact]
    public async Task An_item_of_Zotero_takes_journal_volume_and_DOI_from_what_it_is_part_of_wherever_that_stands()
    {
        const string item =
            "<bib:Article rdf:about=\"https://example.org/{0}\"><z:itemType>journalArticle</z:itemType>{1}<dc:title>{0}</dc:title></bib:Article>\n";
        const string journal =
            "<bib:Journal{0}><dc:title>Journal {1}</dc:title><dcterms:alternative>J {1}</dcterms:alternative><prism:volume>{1}</prism:volume><prism:number>3</prism:number><dc:identifier>DOI 10.1000/{1}</dc:identifier><dc:identifier>ISSN 1234-567X</dc:identifier></bib:Journal>";
        var inside = Format(item, "1", $"<dcterms:isPartOf>{Format(journal, "", "1")}</dcterms:isPartOf>");
        var behind = Format(item, "2", "<dcterms:isPartOf rdf:resource=\"urn:issn:2\"/>") + Format(item, "3", "")
            + Format(journal, " rdf:about=\"urn:issn:2\"", "2");
        var before = Format(journal, " rdf:about=\"urn:issn:4\"", "4")
            + Format(item, "4", "<dcterms:isPartOf rdf:resource=\"urn:issn:4\"/>");
        var missing = Format(item, "5", "<dcterms:isPartOf rdf:resource=\"urn:issn:5\"/>");

        var items = await Exports.ReadAsync(FileKind.ZoteroRdf, Format(Zotero, inside + behind + before + missing));

        Assert.Equal(
            [("1", "Journal 1", "1", "10.1000/1"), ("2", "Journal 2", "2", "10.1000/2"), ("3", null, null, null),
                ("4", "Journal 4", "4", "10.1000/4"),
                ("5", null, null, null)],
            items.Records().Select(record => (record.Title, record.Journal, record.Volume, record.Doi)));
        Assert.Contains("urn:issn:5", Assert.Single(items.OfType<ReadRecord>().Last().Issues).Message, StringComparison.Ordinal);
        Assert.Equal(5, items.Count);
    }

    [Fact]
    public async Task All_fields_of_a_chapter_are_read_and_attachments_are_counted()
    {
        var items = await Exports.ReadAsync(FileKind.ZoteroRdf, Format(Zotero,
            "<bib:BookSection rdf:about=\"#item_1\"><z:itemType>bookSection</z:itemType><dcterms:isPartOf><bib:Book><dc:title>Book</dc:title><prism:volume>2</prism:volume><dc:identifier>ISBN 978-3-319-45678-5</dc:identifier></bib:Book></dcterms:isPartOf>"
            + "<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Núñez</foaf:surname><foaf:givenName>Ana</foaf:givenName></foaf:Person></rdf:li><rdf:li><foaf:Person><foaf:surname>A Group</foaf:surname></foaf:Person></rdf:li></rdf:Seq></bib:authors>"
            + "<bib:editors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Ed</foaf:surname><foaf:givenName>I.</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:editors>"
            + "<dc:subject>a</dc:subject><dc:subject><z:AutomaticTag><rdf:value>b</rdf:value></z:AutomaticTag></dc:subject><dc:subject><dcterms:LCC><rdf:value>QA 1</rdf:value></dcterms:LCC></dc:subject>"
            + "<dc:title>One</dc:title><dcterms:abstract>Text.</dcterms:abstract><dc:date>2019-01</dc:date><bib:pages>377-86</bib:pages><z:language>en</z:language>"
            + "<dc:identifier><dcterms:URI><rdf:value>https://example.org/1</rdf:value></dcterms:URI></dc:identifier><dc:description>PMID: 30000001</dc:description></bib:BookSection>\n"
            + "<z:Attachment rdf:about=\"#item_2\"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment>\n<bib:Memo rdf:about=\"#item_3\"><rdf:value>Note</rdf:value></bib:Memo>\n"));

        var record = Assert.Single(items.Records());
        Assert.Equal(("One", PublicationKind.BookChapter, "Book", "2", "377-386", 2019),
            (record.Title, record.Kind, record.Journal, record.Volume, record.Pages, record.Year));
        Assert.Equal("Núñez, Ana; A Group", record.Authors.Joined());
        Assert.Equal("Ed, I.", record.Editors.Joined());
        Assert.Equal(["a", "b"], record.Keywords);
        Assert.Equal(["9783319456785"], record.Isbns);
        Assert.Equal(("30000001", "en", "Text."), (record.PubMedId, record.Language, record.Abstract));
        Assert.Equal(["https://example.org/1"], record.Urls);
        Assert.Contains("2 left out", Assert.Single(items.OfType<FileRemark>()).Issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_journals_never_come_is_read_in_constant_memory_all_the_same()
    {
        var items = await Exports.ReadAsync(FileKind.ZoteroRdf, Format(Zotero, string.Concat(Enumerable.Range(1, 1000).Select(
            i => $"<bib:Article><dcterms:isPartOf rdf:resource=\"urn:issn:x\"/><dc:title>{i}</dc:title></bib:Article>\n"))));

        Assert.Equal(1000, items.Count);
        Assert.Equal(Enumerable.Range(1, 1000), items.Records().Select(record => record.PositionInFile));
    }

    private static string Format(string format, params object[] values) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, format, values);
}
