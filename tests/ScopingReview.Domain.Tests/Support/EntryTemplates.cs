using ScopingReview.Domain.Formats;

namespace ScopingReview.Domain.Tests.Support;

/// <summary>One template or more for each reader; a new reader takes one line here.</summary>
public static class EntryTemplates
{
    public static IReadOnlyList<EntryTemplate> All { get; } =
    [
        new("RIS", FileKind.Ris, "",
            "TY  - JOUR\nTI  - Peers of ~\nAU  - ~, A.\nPY  - 2003\nAB  - First line of ~\nsecond line of it\nDO  - 10.1000/~\nER  - \n\n"),
        new("RIS without blank lines", FileKind.Ris, "",
            "TY  - JOUR\nAU  - ~, A.\nT1  - Peers of ~\nY1  - 2003//\nDO  - 10.1000/~\nER  - \n"),
        new("MEDLINE", FileKind.Medline, "\n",
            "PMID- 3000\nOWN - NLM\nDP  - 2003 May\nTI  - Peers of ~\nAB  - First line of ~\n      and its second line.\nFAU - ~, A\nAU  - ~ A\nAID - 10.1000/~ [doi]\n\n"),
        new("MEDLINE without blank lines and OWN", FileKind.Medline, "", "PMID- 3000\nTI  - Peers of ~\nFAU - ~, A\nDP  - 2003\n"),
        new("EndNote tagged", FileKind.EndNoteTagged, "",
            "%0 Journal Article\n%A ~, A.\n%D 2003\n%T Peers of ~\n%X First line of ~\nsecond line of it\n%R 10.1000/~\n\n"),
        new("EndNote tagged without blank lines", FileKind.EndNoteTagged, "", "%0 Book\n%T Peers of ~\n%A ~, A.\n%D 2003\n"),
        new("Web of Science", FileKind.WebOfScience, "FN Clarivate Analytics Web of Science\nVR 1.0\n",
            "PT J\nAU ~, A\nTI Peers of ~\nSO JOURNAL\nAB First line of ~\n   and its second line.\nPY 2003\nDI 10.1000/~\nER\n\n", "EF\n"),
        new("Web of Science without blank lines", FileKind.WebOfScience, "FN X\nVR 1.0\n", "PT J\nAU ~, A\nTI Peers of ~\nPY 2003\nER\n",
            "EF\n"),
        new("CSV", FileKind.Csv, "title,authors,year,abstract,doi\n",
            "\"Peers of ~\",\"~, A.\",2003,\"First line of ~\nsecond line, of it\",10.1000/~\n"),
        new("CSV in one line", FileKind.Csv, "title,authors,year,abstract\n", "\"Peers of ~\",\"~, A.\",2003,\"Abstract of ~\"\n"),
        new("CSV without quotation marks", FileKind.Csv, "title,authors,year\n", "Peers of ~,~ A,2003\n"),
        new("CSV with semicolons", FileKind.Csv, "title;authors;year;abstract;doi\n",
            "\"Peers of ~\";\"~, A.\";2003;\"First line of ~\nsecond line; of it\";10.1000/~\n"),
        new("TSV", FileKind.Tsv, "title\tauthors\tyear\tdoi\n", "Peers of ~\t\"~, A.\"\t2003\t10.1000/~\n"),
        new("BibTeX", FileKind.BibTex, "",
            "@article{key~,\n  title = {Peers of ~},\n  author = {~, A.},\n  abstract = {First line of ~\n    and its second line},\n  year = 2003,\n  doi = {10.1000/~}\n}\n\n"),
        new("BibTeX without blank lines", FileKind.BibTex, "",
            "@article{key~,\nauthor = \"~, A.\",\ntitle = \"Peers of ~\",\nyear = \"2003\"}\n"),
        new("EndNote XML", FileKind.EndNoteXml, "<?xml version=\"1.0\"?>\n<xml>\n<records>\n",
            "<record>\n<ref-type name=\"Journal Article\">17</ref-type>\n<contributors><authors><author>~, A.</author></authors></contributors>\n<titles>\n<title>Peers of ~</title>\n</titles>\n<abstract>First line of ~\nsecond line of it</abstract>\n<dates><year>2003</year></dates>\n</record>\n",
            "</records>\n</xml>\n"),
        new("PubMed XML", FileKind.PubMedXml, "<?xml version=\"1.0\"?>\n<PubmedArticleSet>\n",
            "<PubmedArticle>\n<MedlineCitation>\n<PMID>3000</PMID>\n<Article>\n<ArticleTitle>Peers of ~</ArticleTitle>\n<AuthorList><Author><LastName>~</LastName><ForeName>A</ForeName></Author></AuthorList>\n<Abstract><AbstractText>Abstract of ~</AbstractText></Abstract>\n</Article>\n</MedlineCitation>\n</PubmedArticle>\n",
            "</PubmedArticleSet>\n"),
    ];
}
