using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Recognises what databases write for people to read, from which records cannot be taken safely, so that the refusal can say what to
/// choose
/// in the database instead.
/// </summary>
internal static partial class ReadableTextFormats
{
    /// <summary>Null for any other text. Line ends must be line feeds.</summary>
    public static FileKind? KindOf(string text)
    {
        if (PubMedIds().IsMatch(text))
            return FileKind.PubMedIds;
        if (PubMedNumber().IsMatch(text))
        {
            if (SummaryEntry().IsMatch(text))
                return FileKind.PubMedSummary;
            if (AbstractEntry().IsMatch(text))
                return FileKind.PubMedAbstract;
        }

        if (CochraneEntry().IsMatch(text))
            return FileKind.CochraneText;
        return ProQuestEntry().IsMatch(text) && ProQuestField().IsMatch(text) ? FileKind.ProQuestText : null;
    }

    [GeneratedRegex(@"^[\uFEFF\s]*([0-9]{5,8}[ \t,]{0,4}\n+)*[0-9]{5,8}\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
        | RegexOptions.NonBacktracking, PatternTime.Longest)]
    private static partial Regex PubMedIds();

    [GeneratedRegex(@"\bPMID:\s{1,3}[1-9][0-9]{0,7}\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex PubMedNumber();

    /// <summary>"1: Smith J, Doe A. Peer support. J Test. 2020 …"</summary>
    [GeneratedRegex(@"^[\uFEFF \t]*[1-9][0-9]{0,5}: \S[^\n]{8}", RegexOptions.ExplicitCapture | RegexOptions.Multiline
        | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex SummaryEntry();

    /// <summary>"1. J Test. 2020 Jan;12(3):101-9. doi: …"</summary>
    [GeneratedRegex(@"^[\uFEFF \t]*[1-9][0-9]{0,5}\. \S[^\n]{3,200}[12][0-9]{3}", RegexOptions.ExplicitCapture | RegexOptions.Multiline
        | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex AbstractEntry();

    [GeneratedRegex(@"^[\uFEFF \t]*Record #[0-9]+ of [0-9]+[ \t]*\n+ID: CN-", RegexOptions.ExplicitCapture | RegexOptions.Multiline
        | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex CochraneEntry();

    [GeneratedRegex(@"^(_{20,200}[ \t]*|[\uFEFF]?Document [0-9]+ of [0-9]+[ \t]*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline
        | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex ProQuestEntry();

    [GeneratedRegex(@"^(Publication info|ProQuest document ID|Document URL|Publication title): ", RegexOptions.ExplicitCapture
        | RegexOptions.Multiline | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex ProQuestField();
}
