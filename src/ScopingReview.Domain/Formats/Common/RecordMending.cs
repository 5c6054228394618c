using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// What every format needs once a record is read: words that stand for nothing are left out, numbers are taken from notes, and text that
/// was encoded twice is put right.
/// </summary>
internal static partial class RecordMending
{
    /// <summary>The record as it is to be stored.</summary>
    /// <param name="record">As its fields say.</param>
    /// <param name="line">First line of the entry.</param>
    /// <param name="issues">Takes the remarks.</param>
    public static BibliographicRecord Mend(BibliographicRecord record, long line, List<ImportIssue> issues)
    {
        if (record.Title is not null && Placeholders.Title(record.Title) is null)
            record = record with { Title = null };
        if (record.Authors.Any(IsNoAuthor))
            record = record with { Authors = [.. record.Authors.Where(name => !IsNoAuthor(name))] };
        if (record.Notes.Count > 0 && (record.PubMedId is null || record.PmcId is null))
        {
            record = record with
            {
                PubMedId = record.PubMedId ?? Labelled(record.Notes, PubMedIdInNote()),
                PmcId = record.PmcId ?? Labelled(record.Notes, PmcIdInNote()),
            };
        }

        return DoubleEncoding.IsIn(record) ? DoubleEncoding.Undo(record, line, issues) : record;
    }

    private static bool IsNoAuthor(AuthorName name) => name.Given is null && Placeholders.IsNoAuthor(name.Family);

    private static string? Labelled(IReadOnlyList<string> notes, Regex label) =>
        notes.Where(note => note.Length < 10_000).Select(note => label.Match(note)).FirstOrDefault(match => match.Success)?.Groups["id"]
            .Value.ToUpperInvariant();

    /// <summary>After its label, and not that of another publication: "Erratum in: … PMID: 1".</summary>
    [GeneratedRegex(@"^[^.:]{0,3}(\W*PMCID:? ?PMC[0-9]{1,9}\W{1,3})?\W{0,3}(PMID|PubMed ID|PubMed)\s?:\s?(?<id>[1-9][0-9]{0,7})(?![0-9])",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex PubMedIdInNote();

    [GeneratedRegex(@"^(\W{0,3}PMID:? ?[0-9]{1,8}\W{1,3})?\W{0,3}PMC(ID)?\s?:\s?(?<id>PMC[0-9]{1,9})\b",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex PmcIdInNote();
}
