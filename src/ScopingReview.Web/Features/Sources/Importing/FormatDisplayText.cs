using ScopingReview.Domain.Formats;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>Formats, layouts and fields in the words of the screen.</summary>
internal static class FormatDisplayText
{
    public static string InWords(this FileKind kind) => kind switch
    {
        FileKind.Ris => "RIS",
        FileKind.Medline => "MEDLINE (nbib)",
        FileKind.PubMedXml => "PubMed XML",
        FileKind.EndNoteXml => "EndNote XML",
        FileKind.EndNoteTagged => "EndNote tagged",
        FileKind.BibTex => "BibTeX",
        FileKind.WebOfScience => "Web of Science",
        FileKind.Ovid => "Ovid plain text",
        FileKind.RefWorks => "RefWorks tagged",
        FileKind.CslJson => "CSL JSON",
        FileKind.IctrpXml => "ICTRP XML",
        FileKind.ZoteroRdf => "Zotero RDF",
        FileKind.EndNoteTab => "EndNote, tab delimited",
        FileKind.Excel => "Excel workbook",
        FileKind.Csv => "CSV",
        FileKind.Tsv => "TSV",
        _ => kind.ToString(),
    };

    /// <summary>A format as an import stores it.</summary>
    public static string Stored(string format) => Enum.TryParse<FileKind>(format, out var kind) ? kind.InWords() : format;

    /// <summary>Whose table it is; null where that is not known.</summary>
    public static string? InWords(this CsvLayout layout) => layout switch
    {
        CsvLayout.Generic => null,
        CsvLayout.Workbench => "this workbench",
        CsvLayout.AsReview => "ASReview",
        CsvLayout.Eric => "ERIC",
        CsvLayout.WebOfScience => "Web of Science",
        CsvLayout.Lens => "The Lens",
        CsvLayout.Ebsco => "EBSCO",
        CsvLayout.IeeeXplore => "IEEE Xplore",
        CsvLayout.RisTags => "RIS tags",
        _ => layout.ToString(),
    };

    /// <summary>The database whose own format this is, for a file that does not name one.</summary>
    public static string? Database(DetectedFormat format, CsvLayout? layout) => (format.Kind, layout) switch
    {
        (FileKind.Medline or FileKind.PubMedXml, _) => "PubMed",
        (FileKind.WebOfScience, _) or (_, CsvLayout.WebOfScience) => "Web of Science",
        (_, CsvLayout.Scopus or CsvLayout.PubMed or CsvLayout.Embase or CsvLayout.Dimensions or CsvLayout.Lens or CsvLayout.Eric
            or CsvLayout.IeeeXplore) => layout!.Value.InWords(),
        _ => null,
    };

    public static string InWords(this CsvField field) => field switch
    {
        CsvField.AuthorFullNames => "Authors with full given names",
        CsvField.Date => "Date of publication",
        CsvField.Journal => "Journal or book",
        CsvField.JournalAbbreviation => "Abbreviated journal",
        CsvField.Citation => "Journal, year, volume, pages in one",
        CsvField.FirstPage => "First page",
        CsvField.LastPage => "Last page",
        CsvField.ArticleNumber => "Article number",
        CsvField.Doi => "DOI",
        CsvField.PubMedId => "PubMed ID",
        CsvField.PmcId => "PubMed Central ID",
        CsvField.SerialNumber => "ISSN or ISBN",
        CsvField.PublicationType => "Publication type",
        CsvField.Kind => "Kind (as this workbench writes it)",
        CsvField.Url => "Link",
        CsvField.DatabaseName => "Database",
        CsvField.AccessionNumber => "Accession number",
        CsvField.SourceRecordId => "Original ID",
        _ => field.ToString(),
    };
}
