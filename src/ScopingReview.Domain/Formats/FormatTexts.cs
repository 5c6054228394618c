namespace ScopingReview.Domain.Formats;

/// <summary>What a file is, in words, and what to do with one that cannot be imported.</summary>
internal static class FormatTexts
{
    /// <summary>"a PDF document".</summary>
    public static string Name(FileKind kind) => kind switch
    {
        FileKind.Empty => "an empty file",
        FileKind.Ris => "a RIS export",
        FileKind.Medline => "a MEDLINE (PubMed .nbib) export",
        FileKind.PubMedXml => "a PubMed XML export",
        FileKind.EndNoteXml => "an EndNote XML export",
        FileKind.EndNoteTagged => "an EndNote tagged (.enw) export",
        FileKind.BibTex => "a BibTeX export",
        FileKind.WebOfScience => "a Web of Science tagged export",
        FileKind.Ovid => "an Ovid plain text export",
        FileKind.RefWorks => "a RefWorks tagged export",
        FileKind.CslJson => "a CSL JSON export",
        FileKind.IctrpXml => "an ICTRP XML export",
        FileKind.ZoteroRdf => "a Zotero RDF export",
        FileKind.Csv => "a table (CSV)",
        FileKind.Tsv => "a table (tab separated)",
        FileKind.EndNoteTab => "a table (EndNote, tab delimited)",
        FileKind.Excel => "an Excel workbook",
        FileKind.Zip => "a ZIP archive",
        FileKind.Pdf => "a PDF document",
        FileKind.Word => "a Word document",
        FileKind.OldOffice => "a damaged or incomplete old Office file (.xls, .doc)",
        FileKind.ProtectedOffice => "an Office document that is locked with a password",
        FileKind.OpenDocument => "an OpenDocument file",
        FileKind.ExcelXml => "a table that Excel wrote as XML",
        FileKind.Archive => "a compressed archive",
        FileKind.PubMedSummary => "PubMed’s format “Summary (text)”",
        FileKind.PubMedAbstract => "PubMed’s format “Abstract (text)”",
        FileKind.PubMedIds => "a list of PubMed ids",
        FileKind.CochraneText => "the Cochrane Library’s plain text",
        FileKind.ProQuestText => "ProQuest’s text",
        FileKind.Image => "a picture",
        FileKind.Html => "a web page",
        FileKind.Xml => "an XML file",
        FileKind.Json => "a JSON file",
        FileKind.PlainText => "plain text",
        _ => "a file that is not text",
    };

    /// <summary>What it is and what to choose or do instead.</summary>
    public static string Refusal(FileKind kind) => kind switch
    {
        FileKind.Empty => "The file is empty. Export the search results again and check that the export holds records.",
        FileKind.Archive => "This looks like a compressed archive. Unpack it and choose the export inside.",
        FileKind.Zip => "This looks like a ZIP archive. Unpack it and choose the export inside.",
        FileKind.PubMedSummary or FileKind.PubMedAbstract or FileKind.PubMedIds =>
            $"This looks like {Name(kind)}, from which records cannot "
            + "be read safely. In PubMed choose Save (or Send to, Citation manager) with the format “PubMed”, and choose that file (.txt or .nbib).",
        FileKind.CochraneText =>
            $"This looks like {Name(kind)}. In the Cochrane Library choose Export with the format “RIS” and “Include abstract”, "
            + "and choose that file.",
        FileKind.ProQuestText => $"This looks like {Name(kind)}. In ProQuest choose Save with the format “RIS”, and choose that file.",
        FileKind.OldOffice =>
            $"This looks like {Name(kind)}. Open it in a spreadsheet program and save it as .xlsx or CSV, or better: export the "
            + "search results from the database as RIS.",
        FileKind.ProtectedOffice => $"This looks like {Name(kind)}. Save it without the password and choose it again.",
        FileKind.OpenDocument or FileKind.ExcelXml => $"This looks like {Name(kind)}. Save it as .xlsx or CSV and choose that file.",
        _ => $"This looks like {Name(kind)}, not a bibliographic export. Export the search results as {DetectedFormat.Importable} and choose that file.",
    };
}
