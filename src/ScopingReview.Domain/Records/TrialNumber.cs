using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Records;

/// <summary>
/// Numbers under which trials are registered, in the forms of ClinicalTrials.gov and the primary registries of WHO's network
/// (https://www.who.int/tools/clinical-trials-registry-platform/network/primary-registries).
/// </summary>
public static partial class TrialNumber
{
    /// <summary>Nothing longer is looked into: a number or a link is short.</summary>
    private const int Reach = 500;

    /// <summary>The numbers in a text, each once, in upper case without spaces.</summary>
    /// <param name="text">A number, a link to a registry, or null.</param>
    public static IReadOnlyList<string> In(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return [];
        var found = Pattern().Matches(text.Length > Reach ? text[..Reach] : text);
        return found.Count == 0 ? [] : [.. found.Select(match => match.Value.ToUpperInvariant()).Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex(
        @"\b(NCT\d{8}|ISRCTN\d{8}|EUCTR\d{4}-\d{6}-\d{2}|ACTRN\d{14}|CHICTR(-[A-Z]{2,5}-|-)?\d{8,12}|DRKS\d{8}|JPRN-[A-Z]{3,5}\d{6,11}|UMIN\d{9}|JRCTS?\d{9,11}|NTR\d{3,5}|CTRI/\d{4}/\d{2,3}/\d{6}|IRCT\d{11,16}N\d{1,3}|PACTR\d{15,16}|RBR-[A-Z0-9]{5,8}|KCT\d{7}|SLCTR/\d{4}/\d{3}|TCTR\d{11}|RPCEC\d{8}|LBCTR\d{10})\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
