namespace ScopingReview.Domain.Tests.Support;

/// <summary>What is right of each file of the corpora's folder cases that can be read, after its README.</summary>
public static class CaseFiles
{
    /// <summary>
    /// File; records; refused entries; what the records hold, as "name: value", and what none of them may hold, both parted by bars.
    /// </summary>
    public static TheoryData<string, int, int, string, string> Right { get; } = new()
    {
        {
            "abstract-lines-er.ris", 2, 0,
            "ER positive and\nER-negative in half, whereas\nER - low status was rare and\nERBB2 was kept.|title: Second",
            ""
        },
        { "abstract-taglike-lines.ris", 1, 0, "CI - 0.9 to 2.1) and\nT1 - weighted images; then\nIL - 6 rose.", "" },
        { "au-python-list.ris", 1, 0, "family: Mizdrak|family: Scarborough|family: Waterlander", "" },
        { "central-c3.ris", 4, 0, "pmid: 30000001|pmid: 30000002|pmcid: PMC7000003|pmid: 30000004", "" },
        {
            "clinicaltrials.csv", 1, 0,
            "title: Peer Support for Diabetes|accessionNumber: NCT01234567|abstract: A summary.|keywords: Depression",
            ""
        },
        { "cnki-refworks.txt", 1, 0, "title: 农村同伴支持研究|family: 张三|family: 李四|journal: 护理研究|pages: 101-109", "" },
        { "cochrane-updates-no-doi.ris", 2, 0, "year: 2005|year: 2010", "" },
        { "cp1251.ris", 1, 0, "title: Исследование здоровья|family: Иванов", "" },
        { "csl.json", 1, 0, "title: Peer support|doi: 10.1000/c1", "" },
        {
            "csv-unclosed-quote-first-cell.csv", 3, 0,
            "Unclosed title about peers|title: Second title|title: Third title",
            "Unclosed title about peers,"
        },
        { "dimensions-about-line.csv", 1, 0, "title: Peer support|doi: 10.1000/d1|pmid: 30000001|journal: J Test", "About the data" },
        {
            "doi-latex-textless.bib", 7, 0,
            "doi: 10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o|doi: 10.1007/978-3-319-12345-6_12|title: p<0.05 and n>30|pmid: 23439512",
            "textless"
        },
        { "dois.ris", 19, 0, "doi: 10.1000/abc_10|doi: 10.1000/abc.11|doi: 10.1000/abc-16|doi: 10.1016/j.jad.2020.01.014", "doi: http" },
        { "double-utf8.ris", 1, 0, "title: Étude sur l’été – naïve façade|family: Müller|Größe €5", "Ã" },
        { "duplicate-columns.csv", 1, 0, "title: One|abstract: Second abstract col", "" },
        { "embase-empty-sp.ris", 1, 0, "title: Outcome measures after shoulder repair|Second line of it.", "pages" },
        {
            "empty-key-and-at-in-abstract.bib", 4, 0,
            "title: No key here|@home sensors|user@example.org|title: Key with spaces|title: Missing comma after title|title: Last",
            ""
        },
        { "endnote-tab.txt", 1, 0, "title: Peer support|family: Smith|family: Doe|year: 2020", "" },
        { "endnote-truncated.xml", 1, 1, "title: Peer support & care", "" },
        { "excel-mangled.csv", 3, 0, "volume: 12|issue: 3|year: 2020|pmid: 30000001", "12.0|pmid: 3E|year: 43905" },
        { "gb18030.ris", 1, 0, "title: 中文标题研究|family: 张三", "" },
        {
            "gescoopt.csv", 3, 0,
            "title: \"Gescoopt\" risico management|title: Design collaboration and team working|title: Third title",
            ""
        },
        { "ictrp.xml", 1, 0, "title: Peer|accessionNumber: ISRCTN1", "" },
        { "identical-little-metadata.ris", 2, 0, "title: Annual report on peer support", "" },
        {
            "lilacs.csv", 1, 0,
            "title: Apoyo entre pares en áreas rurales|family: Pérez|pages: 101-109|doi: 10.1000/lil1|issns: 1234-5679|keywords: Apoyo social",
            ""
        },
        { "merge-enw-no-type.enw", 3, 0, "title: First|title: Second|title: Third", "" },
        { "merge-ris-no-er-no-ty.ris", 3, 0, "title: First|title: Second|title: Third|doi: 10.1000/m2", "" },
        {
            "nbib-variants.nbib", 3, 0,
            "title: Eine deutsche Studie zur Pflege.|family: Study Group for Care|TI - not a tag AB end.|journal: A Book",
            "Not Available"
        },
        { "no-title-t2-only.ris", 2, 0, "title: Prostate Cancer Mortality Statistics 2015|journal: Some Journal", "" },
        { "ovid-citation.txt", 2, 0, "title: Peer support|journal: J Test|volume: 12|pages: 101-109|pmid: 30000002", "" },
        { "partI-partII-diff-doi.ris", 2, 0, "doi: 10.1000/p1|doi: 10.1000/p2", "" },
        { "placeholders-scopus.ris", 3, 0, "title: A|title: B|title: C", "available|Anonymous" },
        { "preamble-lines.csv", 1, 0, "title: One|doi: 10.1000/p1", "Search results" },
        { "publish-or-perish.csv", 2, 0, "title: Peer support in rural areas: a review|family: KL van der Berg|pages: 101-109", "" },
        { "refworks.txt", 1, 0, "title: Peer support|family: Smith|doi: 10.1000/rw1", "" },
        { "registry-same.ris", 2, 0, "accessionNumber: NCT01234567", "" },
        {
            "scopus-2024.csv", 2, 0,
            "title: Peer support|family: Doe|pages: e101|title: Conference proceedings",
            "No author name available|No abstract available"
        },
        { "scopus-extra-funding-column-multiline.csv", 2, 1, "title: First paper|title: Third paper", "econd paper" },
        { "semicolon-bom-newlines.csv", 2, 0, "title: Title; with semicolon|Line two; \"quoted\"\nLine three|title: Second", "" },
        { "tag-indented.ris", 1, 0, "title: Indented copy from a web page|family: One|year: 2001", "" },
        {
            "tag-spacing-variants.ris", 5, 0,
            "title: Single spaced|title: No space after|title: Tabbed|title: Three spaces|title: En dash",
            ""
        },
        {
            "title-angle-brackets.ris", 16, 0,
            "title: A<B and C>D|title: The <p value> problem|title: Use of in|title: Bold start|title: C14-labelled|title: R&D in <script>|title: <Untitled>",
            "<u>|<b>Bold|<sup>14"
        },
        {
            "ty-in-the-middle-na.ris", 2, 0,
            "title: Habitat use of baboons in a reserve|title: Second one about monkeys|database: WoS",
            ""
        },
        { "unicode-line-breaks.ris", 1, 0, "abstract: First Second Third TY - JOUR end", "" },
        { "web-src1.ris", 12, 0, "title: Zażółć gęślą jaźń|title: 农村同伴支持研究|title: =SUM(A1:A9)|👍🏽", "" },
        { "web-src1.zip", 12, 0, "title: Zażółć gęślą jaźń|title: دراسة", "" },
        { "wos-savedrecs-tab.txt", 2, 0, "\"Quoted\" start title with \"5 inch|title: Second|abstract: Abs \"x", "" },
        { "years.ris", 22, 0, "year: 2011|year: 1999|year: 2015", "year: 1503|year: 9999|year: 201\n|year: 0" },
        { "zotero.rdf", 1, 0, "title: Peer", "" },
    };
}
