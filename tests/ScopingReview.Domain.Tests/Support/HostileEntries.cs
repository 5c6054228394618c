using System.Security;
using System.Text.Json;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Domain.Tests.Support;

/// <summary>An entry with one long field, built to make a careless reader look at it again and again.</summary>
/// <param name="Field">The field, as the format calls it.</param>
/// <param name="Run">What it consists of, over and over.</param>
public sealed record HostileEntry(FileKind Kind, string Field, string Run, string Text);

/// <summary>
/// Long runs of the signs that readers look for, in every field of every format. Depends on nothing but the base library and the domain, so
/// that benchmarks can link this file.
/// </summary>
public static class HostileEntries
{
    /// <summary>What a field is filled with.</summary>
    public static IReadOnlyList<string> Runs { get; } =
    [
        "\"", "'", "`", ",", ";", "|", "\\", " ", "\t", "\n", "\n\n", "(", ")", "[", "]", "{", "}", "<", ">", "&", "%", "$", "@", "#", "=",
        "-", "–", ".", ":", "/", "_", "~", "\u00A0",
        "1", "a", "A", "é", "\\\"", "\\'", "\\{", "\\$", "{\\", "{{", "}{", "\"\"", "\",", ",\"", "\" ", "' ", "a'", "'a", "a''", "\"a\" ",
        "'a' ", "[(", "([", "](", "['", "['a',", " (1", "(11111 ",
        ", ", " ,", " and ", " and", "and ", ", and ", " & ", "; ", " ;", "A, B; ", "A B, ", "A. ", "A.", "A-", "et al.; ", "a;", "a,",
        "a b ", "1-", "1- ", "1,", "1 ", "12345678", "1234-5678 ",
        "1234567X;", "978-", "2019 ", "(2019) ", " (2019)", ". 2019", ". 2019;1(1):1", ", v1 ", ", v1 n1 p1 ", "10.1000/", "10.1000.1",
        "10.1000/a ", "doi:", "doi: 10.1000/a ", "/doi/", "?doi=10.1",
        "http://", "http://a;", "http://a ", "www.", "www.a.b,", "PMC1", "PMID: 1 ", "<i", "<i ", "<i>", "</i>", "<p ", "<!--", "<![CDATA[",
        "<a>", "&#", "&#x", "&amp;", "&amp;amp;", "&a", "$a", "$$",
        "$\\", "^{", "_{", "\\i ", "\\'\\", "\\enquote{", "\\enquote{}", "\\href{", "a = {b} ", "a = b ", "a=", "x = y # ", "@article{",
        "{a, ", "family=", "RAYYAN-INCLUSION: {\"a\"=>\"", "\"a\"=>[", "* ",
        "- ", "%T ", "TY  - ", "AU  - ", "\nA", "\n ", "\n  - ", "\r", "\r\n", "\nER  - x", "\uFEFF", "\u200B", "\u2028", "e\u0301",
        "👩‍🔬",
    ];

    private static readonly string[] _risTags = ["TI", "AU", "A2", "AB", "KW", "DO", "UR", "SN", "SP", "PY", "N1", "M1", "M3", "VL", "JO",
        "T2", "LA", "AN", "C2", "ID"];
    private static readonly string[] _medlineTags = ["TI  ", "FAU ", "AU  ", "AB  ", "LID ", "AID ", "IS  ", "PG  ", "DP  ", "OT  ", "MH  ",
        "RN  ", "PT  ", "CN  ", "SO  "];
    private static readonly string[] _webOfScienceTags = ["TI", "AU", "AF", "AB", "DE", "RP", "C1", "SN", "BP", "PY", "DI", "UT", "PM",
        "SO", "BE"];
    private static readonly string[] _endNoteTags = ["%T", "%A", "%E", "%X", "%K", "%P", "%@", "%R", "%U", "%D", "%J", "%M", "%Z", "%2"];
    private static readonly string[] _bibTexFields = ["title", "author", "editor", "abstract", "keywords", "pages", "doi", "url", "note",
        "isbn", "year", "date", "journal", "crossref", "pmid"];

    private static readonly string[] _ovidTags = ["TI", "AU", "FA", "AB", "SO", "IS", "DO", "PG", "YR", "KW", "PT", "UI", "XL", "ED"];
    private static readonly string[] _ovidNames = ["Title", "Author", "Source", "Abstract", "ISSN", "Author Keywords", "DOI Number",
        "Unknown"];
    private static readonly string[] _refWorksTags = ["T1", "A1", "A2", "AB", "K1", "NO", "SN", "SP", "YR", "DO", "LK", "AN", "JF"];
    private static readonly string[] _cslTexts = ["title", "abstract", "note", "keyword", "page", "DOI", "ISSN", "URL", "issued", "author",
        "language"];

    private static readonly string[] _endNoteTab = ["Author", "Year", "Title", "Secondary Title", "Pages", "ISBN/ISSN", "Keywords",
        "Abstract", "URL",
        "Notes"];

    private static readonly string[] _ictrp =
    [
        "<Public_title>{0}</Public_title>", "<Scientific_title>{0}</Scientific_title>", "<Condition>{0}</Condition>",
        "<Date_registration3>{0}</Date_registration3>", "<web_address>{0}</web_address>", "{0}",
    ];

    private static readonly string[] _zotero =
    [
        "<dc:title>{0}</dc:title>", "<bib:authors>{0}</bib:authors>", "<dc:date>{0}</dc:date>", "<bib:pages>{0}</bib:pages>",
        "<dc:identifier>ISSN {0}</dc:identifier>", "<dc:identifier>DOI {0}</dc:identifier>", "<dc:subject>{0}</dc:subject>",
        "<dc:description>{0}</dc:description>", "<dcterms:abstract>{0}</dcterms:abstract>", "{0}",
    ];

    private static readonly string[] _columns =
        ["Title", "Authors", "Editors", "Year", "Abstract", "DOI", "Keywords", "Notes", "Pages", "ISSN", "URL", "Citation", "PMID", "PMCID",
            "Publication type", "Language"];

    private static readonly string[] _pubMed =
    [
        "<Article><ArticleTitle>{0}</ArticleTitle></Article>", "<Article><Abstract><AbstractText>{0}</AbstractText></Abstract></Article>",
        "<Article><AuthorList><Author><LastName>{0}</LastName></Author></AuthorList></Article>",
        "<Article><Pagination><MedlinePgn>{0}</MedlinePgn></Pagination></Article>",
        "<Article><ELocationID EIdType=\"doi\">{0}</ELocationID></Article>", "<Article><Journal><ISSN>{0}</ISSN></Journal></Article>",
        "{0}",
    ];

    private static readonly string[] _endNoteXml =
    [
        "<titles><title>{0}</title></titles>", "<contributors><authors><author>{0}</author></authors></contributors>",
        "<abstract>{0}</abstract>", "<keywords><keyword>{0}</keyword></keywords>",
        "<pages>{0}</pages>", "<isbn>{0}</isbn>", "<electronic-resource-num>{0}</electronic-resource-num>",
        "<urls><related-urls><url>{0}</url></related-urls></urls>", "<dates><year>{0}</year></dates>",
        "<accession-num>{0}</accession-num>", "<notes>{0}</notes>", "{0}",
    ];

    /// <summary>Every field of a format filled with every run.</summary>
    /// <param name="kind">The format.</param>
    /// <param name="length">Characters of the field.</param>
    public static IEnumerable<HostileEntry> Of(FileKind kind, int length) => Runs.SelectMany(run => Of(kind, length, run));

    /// <summary>Every field of a format filled with one run.</summary>
    public static IEnumerable<HostileEntry> Of(FileKind kind, int length, string run)
    {
        var filling = Filling(run, length);
        return Entries(kind, filling).Select(entry => new HostileEntry(kind, entry.Field, run, entry.Text));
    }

    private static IEnumerable<(string Field, string Text)> Entries(FileKind kind, string filling) => kind switch
    {
        FileKind.Ris => _risTags.Select(tag => (tag, $"TY  - JOUR\nTI  - T\n{tag}  - {filling}\nER  - \n")),
        FileKind.Medline => _medlineTags.Select(tag => (tag, $"PMID- 1\nTI  - T\n{tag}- {filling}\n")),
        FileKind.WebOfScience => _webOfScienceTags.Select(tag => (tag, $"FN x\nVR 1.0\nPT J\nTI T\n{tag} {filling}\nER\nEF\n")),
        FileKind.EndNoteTagged => _endNoteTags.Select(tag => (tag, $"%0 Journal Article\n%T T\n{tag} {filling}\n")),
        FileKind.BibTex => _bibTexFields.SelectMany(field => BibTex(field, filling)),
        FileKind.Csv => Table(',', filling),
        FileKind.Tsv => Table('\t', filling),
        FileKind.PubMedXml =>
            Xml(_pubMed, "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID>",
                "</MedlineCitation></PubmedArticle></PubmedArticleSet>", filling),
        FileKind.EndNoteXml =>
            Xml(_endNoteXml, "<xml><records><record><ref-type name=\"Journal Article\">17</ref-type>", "</record></records></xml>",
                filling),
        FileKind.Ovid => _ovidTags.Select(tag => (tag, $"<1. >\nVN  - Ovid Technologies\nTI  - T\n{tag}  - {filling}\n"))
            .Concat(_ovidNames.Select(name => (name, $"<1>\nTitle\n  T\n{name}\n  {filling}\n"))),
        FileKind.RefWorks => _refWorksTags.Select(tag => (tag, $"RT Journal Article\nYR 2000\n{tag} {filling}\n")),
        FileKind.CslJson => _cslTexts.Select(name => (name, $"[{{\"id\":\"a\",\"type\":\"book\",\"{name}\":\"{filling}\"}}]")).Concat(
            _cslTexts.Select(
                name => ($"{name} as text", $"[{{\"id\":\"a\",\"type\":\"book\",\"{name}\":{JsonSerializer.Serialize(filling)}}}]"))),
        FileKind.IctrpXml => Xml(_ictrp, "<Trials_downloaded_from_ICTRP><Trial><TrialID>1</TrialID>",
            "</Trial></Trials_downloaded_from_ICTRP>", filling),
        FileKind.ZoteroRdf => Xml(_zotero, "<rdf:RDF xmlns:bib=\"http://purl.org/net/biblio#\"><bib:Article><dc:type>T</dc:type>",
            "</bib:Article></rdf:RDF>", filling),
        FileKind.EndNoteTab => _endNoteTab.Select((name, i) => (name,
            $"*Journal Article*\n{string.Join('\t', _endNoteTab)}\n{new string('\t', i)}{filling}\n")),
        // A sheet's cells are read as those of a table with commas; what its container can do is looked at elsewhere.
        FileKind.Excel => [],
        _ => throw new NotSupportedException($"{kind}"),
    };

    private static IEnumerable<(string Field, string Text)> BibTex(string field, string filling) =>
    [
        ($"{field} in braces", $"@article{{a,\n  title = {{T}},\n  {field} = {{{filling}}}\n}}\n"),
        ($"{field} in quotes", $"@article{{a,\n  title = {{T}},\n  {field} = \"{filling}\"\n}}\n"),
        ($"{field} bare", $"@article{{a,\n  title = {{T}},\n  {field} = {filling}\n}}\n"),
    ];

    private static IEnumerable<(string Field, string Text)> Table(char separator, string filling)
    {
        var header = string.Join(separator, _columns);
        for (var i = 0; i < _columns.Length; i++)
        {
            var before = (i == 0 ? "" : "T") + new string(separator, i);
            var after = new string(separator, _columns.Length - i - 1);
            yield return ($"{_columns[i]} quoted",
                $"{header}\n{before}\"{filling.Replace("\"", "\"\"", StringComparison.Ordinal)}\"{after}\n");
            yield return ($"{_columns[i]} as it is", $"{header}\n{before}{filling}{after}\n");
            yield return ($"{_columns[i]} as a list",
                $"{header}\n{before}\"[{filling.Replace("\"", "\"\"", StringComparison.Ordinal)}]\"{after}\n");
        }
    }

    private static IEnumerable<(string Field, string Text)> Xml(string[] elements, string before, string after, string filling) =>
        elements.SelectMany(element => new[]
        {
            (element, before + element.Replace("{0}", SecurityElement.Escape(filling), StringComparison.Ordinal) + after),
            ($"{element} raw", before + element.Replace("{0}", filling, StringComparison.Ordinal) + after),
        });

    private static string Filling(string run, int length)
    {
        var text = string.Concat(Enumerable.Repeat(run, (length / run.Length) + 1));
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
