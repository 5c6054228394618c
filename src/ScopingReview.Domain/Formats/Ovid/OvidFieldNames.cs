using System.Collections.Frozen;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Names of fields in Ovid's citation layout by the tags of its tagged one. After the field guides of Ovid's databases (MEDLINE, Embase,
/// APA
/// PsycInfo, BIOSIS, Journals@Ovid).
/// </summary>
internal static class OvidFieldNames
{
    /// <summary>Beside a title it is that of the chapter, and the title that of the book. Ovid's tagged layout has no tag for it.</summary>
    internal const string ChapterTitle = "Chapter Title";

    private static readonly FrozenDictionary<string, string> _tags = new (string Tag, string[] Names)[]
    {
        ("UI", ["Unique Identifier"]),
        ("AN", ["Accession Number", "Embase Accession Number"]),
        ("PM", ["PMID", "PubMed ID", "PubMed Identifier", "Medline PMID"]),
        ("DB", ["Database", "Database Name"]),
        ("TI", ["Title", "Article Title", "Title of Article"]),
        (ChapterTitle, [ChapterTitle]),
        ("BT", ["Book Title"]),
        ("TT", ["Original Title", "Vernacular Title", "Transliterated Title", "Translated Title", "Other Title"]),
        ("SO", ["Source", "Source Citation"]),
        ("AU", ["Author", "Authors", "Author(s)", "Author/s", "Personal Author", "Author Name", "Author Names", "Inventor"]),
        ("FA", ["Authors Full Name", "Author Full Name", "Full Author Name", "Full Author Names", "Authors Full Names"]),
        ("CA", ["Corporate Author", "Corporate Authors", "Group Author", "Collective Name", "Corporate/Institutional Author"]),
        ("ED", ["Editor", "Editors", "Editor(s)", "Book Editor", "Book Editors"]),
        ("AB", ["Abstract", "Original Abstract", "Abstracts"]),
        ("IS", ["ISSN", "ISSN Print", "ISSN Electronic", "ISSN Linking", "Print ISSN", "Electronic ISSN", "EISSN"]),
        ("IB", ["ISBN", "ISBN Print", "ISBN Electronic", "Print ISBN", "Electronic ISBN"]),
        ("DO", ["DOI", "DOI Number", "Digital Object Identifier"]),
        ("LG", ["Language", "Languages", "Article Language"]),
        ("PT", ["Publication Type", "Document Type", "Publication Type/Document Type", "Article Type"]),
        ("YR", ["Year of Publication", "Publication Year", "Year", "Publication Date", "Date of Publication", "Entry Year"]),
        ("ST", ["Status", "Publication Status", "Record Status"]),
        ("JN", ["Journal Name", "Journal", "Journal Title", "NLM Journal Name", "Source Title", "Publication Name"]),
        ("JA", ["Journal Abbreviation", "Abbreviated Source", "Journal Name Abbreviation", "Abbreviated Journal Title"]),
        ("VI", ["Volume"]),
        ("IP", ["Issue", "Issue Part", "Issue/Part"]),
        ("PG", ["Page", "Pages", "Pagination", "Page Numbers"]),
        ("KW", ["Author Keywords", "Author Keyword", "Keywords", "Keyword", "Keyword Heading", "Keyword Headings", "Key Words",
            "Key Concepts", "Index Terms", "Identifiers"]),
        ("MH", ["Subject Headings", "MeSH Subject Headings", "Medical Subject Headings", "MeSH Heading", "MeSH Headings", "Subject Heading",
            "Emtree Heading", "Descriptors", "Thesaurus Terms", "Candidate Terms", "Substance Name", "Name of Substance"]),
        ("UR", ["URL", "Web Address", "Internet Address"]),
        ("XL", ["Link to the Ovid Full Text or citation", "Link to the External Link Resolver", "Link to the Ovid Full Text"]),
        ("NT", ["Notes", "General Note", "Comments", "Comment"]),
        ("IN", ["Institution", "Author Affiliation", "Affiliation", "Institutions", "Correspondence Address", "Author E-mail Address"]),
        ("RF", ["References", "Cited References", "Bibliography"]),
        ("SC", ["Score"]),
        ("PB", ["Publisher", "Publisher Information", "Publisher Name"]),
        ("CP", ["Country of Publication", "Country", "Publication Country"]),
        ("SB", ["Journal Subset", "Subset", "NLM Journal Code", "Journal Code"]),
    }.SelectMany(field => field.Names, (field, name) => KeyValuePair.Create(name, field.Tag))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup =
        _tags.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The tag for a line that is the name of a field and nothing else, wherever it begins; null for any other line.</summary>
    public static string? TagOf(ReadOnlySpan<char> line) => _lookup.TryGetValue(line.Trim().TrimStart('\uFEFF'), out var tag) ? tag : null;

    /// <summary>
    /// The tag for the name of a field at the beginning of a line whose value follows after the indentation, as when a line break was lost.
    /// </summary>
    public static string? TagBefore(ReadOnlySpan<char> line, out int valueStart)
    {
        valueStart = line.IndexOf("  ", StringComparison.Ordinal);
        return valueStart > 0 && !line[(valueStart + 2)..].IsWhiteSpace() ? TagOf(line[..valueStart]) : null;
    }
}
