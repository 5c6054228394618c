namespace ScopingReview.Domain.Formats;

/// <summary>What a file is, judged by its content.</summary>
public enum FileKind
{
    /// <summary>No bytes, or white space only.</summary>
    Empty,

    /// <summary>RIS.</summary>
    Ris,

    /// <summary>MEDLINE/nbib of PubMed, or ERIC's export in the same form.</summary>
    Medline,

    /// <summary>PubMed's XML.</summary>
    PubMedXml,

    /// <summary>EndNote's XML.</summary>
    EndNoteXml,

    /// <summary>EndNote's tagged export (%0, %T).</summary>
    EndNoteTagged,

    /// <summary>BibTeX.</summary>
    BibTex,

    /// <summary>Web of Science, field tagged.</summary>
    WebOfScience,

    /// <summary>A table with commas or semicolons.</summary>
    Csv,

    /// <summary>A table with tabs.</summary>
    Tsv,

    /// <summary>A PDF document.</summary>
    Pdf,

    /// <summary>An Excel workbook.</summary>
    Excel,

    /// <summary>A Word document.</summary>
    Word,

    /// <summary>Any other ZIP or compressed archive.</summary>
    Archive,

    /// <summary>A picture.</summary>
    Image,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>XML of another kind.</summary>
    Xml,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>Text that is none of these.</summary>
    PlainText,

    /// <summary>Bytes that are no text.</summary>
    Binary,
}

/// <summary>The result of <see cref="FormatDetector"/>.</summary>
/// <param name="Kind">What the file is.</param>
public sealed record DetectedFormat(FileKind Kind)
{
    /// <summary>The encoding that a person has chosen; null to go by the bytes (see <see cref="FileEncodings.Guess"/>).</summary>
    public FileEncoding? Encoding { get; init; }

    /// <summary>True when there is a reader for it.</summary>
    public bool IsImportable => IsBibliographic || IsTable;

    /// <summary>True for tables, whose columns may have to be mapped first (see <see cref="CsvPreview"/>).</summary>
    public bool IsTable => Kind is FileKind.Csv or FileKind.Tsv;

    /// <summary>The formats to choose from when exporting, for the screen.</summary>
    public static string Importable
        => "RIS (.ris), PubMed (.nbib or XML), EndNote (XML or .enw), BibTeX, Web of Science (tagged) or a table (CSV)";

    /// <summary>True for the exports of databases and reference managers that are no tables.</summary>
    public bool IsBibliographic => Kind is >= FileKind.Ris and <= FileKind.WebOfScience;

    /// <summary>What it is in words: "a PDF document".</summary>
    public string Name => Kind switch
    {
        FileKind.Empty => "an empty file",
        FileKind.Ris => "a RIS export",
        FileKind.Medline => "a MEDLINE (PubMed .nbib) export",
        FileKind.PubMedXml => "a PubMed XML export",
        FileKind.EndNoteXml => "an EndNote XML export",
        FileKind.EndNoteTagged => "an EndNote tagged (.enw) export",
        FileKind.BibTex => "a BibTeX export",
        FileKind.WebOfScience => "a Web of Science tagged export",
        FileKind.Csv => "a table (CSV)",
        FileKind.Tsv => "a table (tab separated)",
        FileKind.Pdf => "a PDF document",
        FileKind.Excel => "an Excel workbook",
        FileKind.Word => "a Word document",
        FileKind.Archive => "a compressed archive",
        FileKind.Image => "a picture",
        FileKind.Html => "a web page",
        FileKind.Xml => "an XML file",
        FileKind.Json => "a JSON file",
        FileKind.PlainText => "plain text",
        _ => "a file that is no text",
    };

    /// <summary>For the person who chose the file: what it is and, where it cannot be imported, what to do.</summary>
    public string Explanation => this switch
    {
        { IsImportable: true } => $"This is {Name}.",
        { Kind: FileKind.Empty } => "The file is empty. Export the search results again and check that the export holds records.",
        { Kind: FileKind.Archive } => "This looks like a compressed archive. Unpack it and choose the export inside.",
        _ => $"This looks like {Name}, not a bibliographic export. Export the search results as {Importable} and choose that file.",
    };
}
