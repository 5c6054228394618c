using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Finds PubMed and PubMed Central ids in notes that name them ("PMID: 123"), as Zotero writes them into its field "Extra".
/// </summary>
internal static partial class NumbersInNotes
{
    public static string? PubMedId(IEnumerable<string> notes) => First(notes, PubMedIdPattern());

    public static string? PmcId(IEnumerable<string> notes) => First(notes, PmcIdPattern())?.ToUpperInvariant();

    private static string? First(IEnumerable<string> notes, Regex label) =>
        notes.Select(note => label.Match(note)).FirstOrDefault(match => match.Success)?.Groups["id"].Value;

    [GeneratedRegex(@"\bPMID: ?(?<id>[1-9][0-9]{0,7})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex PubMedIdPattern();

    [GeneratedRegex(@"\bPMCID: ?(?<id>PMC[0-9]{1,9})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex PmcIdPattern();
}
