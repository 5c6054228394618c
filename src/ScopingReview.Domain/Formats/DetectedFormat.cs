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

    /// <summary>Ovid's plain text, tagged or as citations.</summary>
    Ovid,

    /// <summary>RefWorks, tagged.</summary>
    RefWorks,

    /// <summary>CSL JSON (Zotero, Mendeley, pandoc, Crossref).</summary>
    CslJson,

    /// <summary>The trials that WHO's registry platform (ICTRP) exports as XML.</summary>
    IctrpXml,

    /// <summary>Zotero's RDF.</summary>
    ZoteroRdf,

    /// <summary>A table with commas or semicolons.</summary>
    Csv,

    /// <summary>A table with tabs.</summary>
    Tsv,

    /// <summary>EndNote's tab delimited form, whose first line names the reference type.</summary>
    EndNoteTab,

    /// <summary>An Excel workbook (.xlsx, .xlsb or .xls).</summary>
    Excel,

    /// <summary>A ZIP archive. It is no export itself but may hold some; see <see cref="ExportArchive"/>.</summary>
    Zip,

    /// <summary>A PDF document.</summary>
    Pdf,

    /// <summary>A Word document.</summary>
    Word,

    /// <summary>A file in the compound format of old Office programs of which it cannot be told what it holds.</summary>
    OldOffice,

    /// <summary>A document of an Office program that is locked with a password.</summary>
    ProtectedOffice,

    /// <summary>An OpenDocument file (.ods, .odt).</summary>
    OpenDocument,

    /// <summary>A table that Excel 2003 wrote as XML.</summary>
    ExcelXml,

    /// <summary>A compressed archive that is no ZIP.</summary>
    Archive,

    /// <summary>PubMed's format "Summary (text)".</summary>
    PubMedSummary,

    /// <summary>PubMed's format "Abstract (text)".</summary>
    PubMedAbstract,

    /// <summary>A list of PubMed ids.</summary>
    PubMedIds,

    /// <summary>The Cochrane Library's plain text citations.</summary>
    CochraneText,

    /// <summary>ProQuest's text with a line for each field.</summary>
    ProQuestText,

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
    /// <summary>Of a workbook, the sheet that is read; null for the first that holds anything.</summary>
    public string? Sheet { get; init; }

    /// <summary>The encoding that a person has chosen; null to go by the bytes (see <see cref="FileEncodings.Guess"/>).</summary>
    public FileEncoding? Encoding { get; init; }

    /// <summary>True when there is a reader for it.</summary>
    public bool IsImportable => IsBibliographic || IsTable;

    /// <summary>True for tables, whose columns may have to be mapped first (see <see cref="CsvPreview"/>).</summary>
    public bool IsTable => Kind is FileKind.Csv or FileKind.Tsv or FileKind.EndNoteTab or FileKind.Excel;

    /// <summary>The formats to choose from when exporting, for the screen.</summary>
    public static string Importable
        => "RIS (.ris), PubMed (.nbib or XML), EndNote (XML or .enw), BibTeX, Web of Science (tagged), Ovid, RefWorks, CSL JSON, ICTRP XML, "
            + "Zotero RDF, a table (CSV or Excel) or a ZIP archive of these";

    /// <summary>True for the exports of databases and reference managers that are no tables.</summary>
    public bool IsBibliographic => Kind is >= FileKind.Ris and <= FileKind.ZoteroRdf;

    /// <summary>What it is in words: "a PDF document".</summary>
    public string Name => FormatTexts.Name(Kind);

    /// <summary>For the person who chose the file: what it is and, where it cannot be imported, what to do.</summary>
    public string Explanation => IsImportable ? $"This is {Name}." : FormatTexts.Refusal(Kind);
}
