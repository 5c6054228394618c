using System.Globalization;
using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Writes records as RIS that Zotero, EndNote, Rayyan, Covidence and <see cref="RisReader"/> read: one field per line, lines ended by CRLF,
/// every field of the record. What is written, read and written again is the same text.
/// </summary>
public static partial class RisWriter
{
    /// <summary>Writes one record with its end and an empty line after it. Encode the text as UTF-8.</summary>
    public static void Write(TextWriter writer, BibliographicRecord record)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(record);
        var entry = new RisEntryWriter(writer);
        var (code, words) = Type(record);
        entry.Tag("TY", code);
        entry.Line("ID", record.SourceRecordId);
        entry.Line("TI", record.Title);
        entry.Names("AU", record.Authors);
        entry.Names("A2", record.Editors);
        if (record.Year is >= 1000 and <= 2999)
            entry.Tag("PY", record.Year.Value.ToString(CultureInfo.InvariantCulture));
        WritePlace(entry, record);
        entry.Line("DO", Doi.Normalise(record.Doi));
        var mistaken = WriteNumbers(entry, record);
        foreach (var number in record.Issns.Concat(record.Isbns))
            entry.Line("SN", number);
        entry.Keywords(record.Keywords);
        entry.Line("LA", record.Language);
        entry.Line("M3", Doi.Normalise(words) is null ? words : null);
        foreach (var url in Links.Collect(record.Urls))
            entry.Line("UR", url);
        entry.Line("DB", record.DatabaseName);
        entry.Lines("AB", Abstracts.Join([record.Abstract]));
        foreach (var note in record.Notes)
            entry.Lines("N1", note);
        entry.Line("N1", mistaken);
        writer.Write("ER  - \r\n\r\n");
    }

    /// <summary>
    /// The type's code: as the export had it where it is one of RIS and fits the kind, else that of the kind; and what remains to be said
    /// in words.
    /// </summary>
    private static (string Code, string? Words) Type(BibliographicRecord record)
    {
        var type = record.PublicationType is null ? null : FieldText.Clean(record.PublicationType);
        if (type is not null && Code().IsMatch(type) && PublicationTypes.KindOf(type) == record.Kind)
            return (type, null);
        var code = record.Kind switch
        {
            PublicationKind.JournalArticle => "JOUR",
            PublicationKind.Book => "BOOK",
            PublicationKind.BookChapter => "CHAP",
            PublicationKind.Conference => "CONF",
            PublicationKind.Thesis => "THES",
            PublicationKind.Report => "RPRT",
            PublicationKind.Preprint => "UNPB",
            PublicationKind.WebPage => "ELEC",
            _ => "GEN",
        };
        return (code, type == code ? null : type);
    }

    private static void WritePlace(RisEntryWriter entry, BibliographicRecord record)
    {
        var isBook = record.Kind == PublicationKind.Book;
        var (journal, abbreviation) = (Readable(record.Journal), Readable(record.JournalAbbreviation));
        if (!isBook)
            (journal, abbreviation) = (journal ?? abbreviation, abbreviation == (journal ?? abbreviation) ? null : abbreviation);
        entry.Line(isBook ? "JF" : "T2", journal);
        entry.Line("JA", abbreviation);
        entry.Line("VL", record.Volume);
        entry.Line("IS", record.Issue);
        if (PageRange.Parse(record.Pages) is not { } pages)
            return;
        // A range that would be understood differently in two tags stays in one.
        var isSplit = pages.Last is not null && PageRange.Parse(pages.First, pages.Last) == pages;
        entry.Line("SP", isSplit ? pages.First : pages.ToString());
        entry.Line("EP", isSplit ? pages.Last : null);
    }

    /// <summary>
    /// PubMed ids where Dimensions has them, PubMed Central's where EndNote does. An accession number that would be taken for one is handed
    /// back as a note.
    /// </summary>
    private static string? WriteNumbers(RisEntryWriter entry, BibliographicRecord record)
    {
        entry.Line("U1", PubMedNumbers.PubMedId(record.PubMedId) is { } pubMedId ? pubMedId + " [PMID]" : null);
        entry.Line("C2", PubMedNumbers.PmcId(record.PmcId));
        var number = Readable(record.AccessionNumber)?.Split(';', 2)[0].Trim();
        var isMistaken = (record.PubMedId is null && PubMedNumbers.PubMedId(number) is not null)
            || (record.PmcId is null && PubMedNumbers.PmcId(number) is not null);
        if (!isMistaken)
            entry.Line("AN", number);
        return isMistaken && !record.Notes.Any(note => note.Contains("Accession Number:", StringComparison.OrdinalIgnoreCase))
            ? "Accession Number: " + number : null;
    }

    private static string? Readable(string? text) => RisEntryWriter.Stable(text) is null ? null : text;

    [GeneratedRegex("^[A-Z]{3,6}$", RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Code();
}
