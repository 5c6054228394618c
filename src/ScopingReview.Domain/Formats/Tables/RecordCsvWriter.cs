using System.Globalization;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Writes records as a table with commas (RFC 4180) that <see cref="CsvRecordReader"/> reads back: every field, lists joined by semicolons,
/// notes by empty lines. Text that a spreadsheet would take for a formula has an apostrophe before it, unless the raw text is asked for.
/// </summary>
public static class RecordCsvWriter
{
    private static readonly string[] _columns =
    [
        "Record ID", "Kind", "Publication type", "Title", "Authors", "Editors", "Year", "Journal", "Journal abbreviation", "Volume",
        "Issue", "Pages", "DOI", "PMID", "PMCID",
        "ISSN", "ISBN", "Keywords", "Language", "URLs", "Database", "Accession number", "Abstract", "Notes",
    ];

    /// <summary>Writes the names of the columns. Encode the text as UTF-8; Excel wants a byte order mark.</summary>
    public static void WriteHeader(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(string.Join(',', _columns));
        writer.Write("\r\n");
    }

    /// <summary>Writes one record.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="record">The record.</param>
    /// <param name="raw">True to write text as it is, for programs and not for spreadsheets.</param>
    public static void Write(TextWriter writer, BibliographicRecord record, bool raw = false)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(record);
        var isFirst = true;
        foreach (var cell in Cells(record))
        {
            if (!isFirst)
                writer.Write(',');
            isFirst = false;
            WriteCell(writer, raw ? cell ?? "" : Guard(cell));
        }

        writer.Write("\r\n");
    }

    private static IEnumerable<string?> Cells(BibliographicRecord record) =>
    [
        record.SourceRecordId, record.Kind.ToString(), record.PublicationType, record.Title, Names(record.Authors), Names(record.Editors),
        record.Year?.ToString(CultureInfo.InvariantCulture), record.Journal, record.JournalAbbreviation, record.Volume, record.Issue,
        record.Pages, record.Doi,
        record.PubMedId, record.PmcId, List(record.Issns), List(record.Isbns), List(record.Keywords), record.Language,
        string.Join(' ', record.Urls), record.DatabaseName,
        record.AccessionNumber, record.Abstract, string.Join("\n\n", record.Notes),
    ];

    private static string Names(IReadOnlyList<AuthorName> names) => List(names.Select(name => name.ToString()));

    private static string List(IEnumerable<string> items) => string.Join("; ", items.Select(item => item.Replace(';', ',')));

    /// <summary>An apostrophe that the text itself has before such a sign is doubled, since reading takes one off.</summary>
    private static string Guard(string? cell) => SpreadsheetText.IsFormula(cell?.TrimStart('\'')) ? "'" + cell : cell ?? "";

    private static void WriteCell(TextWriter writer, string cell)
    {
        if (cell.AsSpan().IndexOfAny(",\"\r\n") < 0 && (cell.Length == 0 || (!char.IsWhiteSpace(cell[0]) && !char.IsWhiteSpace(cell[^1]))))
        {
            writer.Write(cell);
            return;
        }

        writer.Write('"');
        writer.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}
