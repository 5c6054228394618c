using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>Recognises PubMed and PubMed Central ids in fields that hold nothing else.</summary>
internal static partial class PubMedNumbers
{
    /// <summary>A PubMed id of up to eight digits, alone or with its label ("PMID: 123", "123 [PMID]").</summary>
    public static string? PubMedId(string? text) =>
        text is { Length: <= 40 } && PubMedIdPattern().Match(text) is { Success: true } match ? match.Groups["id"].Value : null;

    /// <summary>A PubMed Central id anywhere in a short text.</summary>
    public static string? PmcId(string? text) =>
        text is { Length: <= 40 } && PmcIdPattern().Match(text) is { Success: true } match ? match.Value.ToUpperInvariant() : null;

    [GeneratedRegex(@"^(PMID:?\s*|MEDLINE:)?(?<id>[1-9][0-9]{0,7})(\s*\[(PMID|pubmed)\])?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex PubMedIdPattern();

    [GeneratedRegex(@"\bPMC[0-9]{1,9}\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex PmcIdPattern();
}
