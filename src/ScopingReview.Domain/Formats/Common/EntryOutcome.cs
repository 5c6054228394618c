using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Whether an entry becomes a record, by the same rule in every format.</summary>
internal static class EntryOutcome
{
    /// <summary>Largest entry that is read, in characters. A larger one is refused, so that no file can exhaust the memory.</summary>
    public const int MaxEntryLength = 1024 * 1024;

    /// <summary>How much of the text of a refused entry is kept, in characters.</summary>
    public const int RefusedTextKept = 10_000;

    /// <summary>
    /// The record with its remarks; or a refusal where nothing in it would let a person or a program recognise the publication.
    /// </summary>
    public static ImportItem Of(BibliographicRecord record, long line, List<ImportIssue> issues, string titleField)
    {
        record = RecordMending.Mend(record, line, issues);
        if (!IsRecognisable(record))
            return Refuse(record.PositionInFile, record.RawText, line,
                "The entry has no title, author, abstract, DOI, link or other number by which it could be recognised.");
        if (record.Title is null)
            issues.Add(ImportIssue.Remark(line, titleField, "The entry has no title."));
        return new ReadRecord(record, line, issues);
    }

    /// <summary>
    /// The record that reading an entry's fields gives, as above; a refusal where a pattern takes too long over one of them.
    /// </summary>
    public static ImportItem Of(
        Func<BibliographicRecord> map, Func<string> rawText, int position, long line, List<ImportIssue> issues, string titleField)
    {
        try
        {
            return Of(map(), line, issues, titleField);
        }
        catch (RegexMatchTimeoutException)
        {
            return Refuse(position, rawText(), line,
                "Reading the entry takes too long: one of its fields is very long and built like no field that is meant to be read.");
        }
    }

    /// <summary>A refusal with the beginning of the entry's text.</summary>
    public static RefusedEntry Refuse(int position, string rawText, long line, string reason) =>
        new(position, Beginning(rawText, RefusedTextKept), new ImportIssue(ImportIssueSeverity.Refusal, line, null, reason));

    /// <summary>
    /// The refusal of an entry over <see cref="MaxEntryLength"/>; the end is what ends an entry in this format: "ER line".
    /// </summary>
    public static RefusedEntry RefuseTooLarge(int position, string beginning, long line, string end) => Refuse(
        position, beginning, line,
        $"The entry is larger than {MaxEntryLength / 1024} thousand characters. The {end} after it is probably missing, or the file is damaged.");

    /// <summary>At most so many characters, never half a surrogate pair.</summary>
    public static string Beginning(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>A text short enough for a message.</summary>
    public static string Shorten(string text) => text.Length <= 60 ? text : Beginning(text, 60) + "…";

    /// <summary>Whether something in a record lets a person or a program recognise the publication.</summary>
    public static bool IsRecognisable(BibliographicRecord record) =>
        record.Title is not null || record.Abstract is not null || record.Authors.Count > 0 || record.Editors.Count > 0
        || record.Doi is not null || record.PubMedId is not null || record.PmcId is not null || record.AccessionNumber is not null
        || record.Isbns.Count > 0 || record.Urls.Count > 0;
}
