using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Records;

/// <summary>
/// Finds ISSNs and ISBNs in serial-number fields, whatever stands around them ("20964129 (ISSN)", "0894-9867, 0894-9867", "(Print)").
/// </summary>
public static partial class StandardNumbers
{
    /// <summary>
    /// ISSNs in the form 1234-567X, each once, in order of appearance. Check digits are not verified: a mistyped one still identifies.
    /// </summary>
    public static IReadOnlyList<string> FindIssns(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return [];
        var found = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (Match match in Issn().Matches(text))
        {
            var issn = $"{match.Groups["a"].Value}-{match.Groups["b"].Value.ToUpperInvariant()}";
            found.TryAdd(issn, true);
        }

        return [.. found.Keys];
    }

    /// <summary>ISBNs of 10 or 13 characters, digits and X only, each once, in order of appearance.</summary>
    public static IReadOnlyList<string> FindIsbns(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return [];
        var found = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (Match match in Isbn().Matches(text))
        {
            var isbn = match.Value.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
            found.TryAdd(isbn, true);
        }

        return [.. found.Keys];
    }

    [GeneratedRegex(@"(?<![0-9-])(?<a>[0-9]{4})-?(?<b>[0-9]{3}[0-9Xx])(?![0-9A-Za-z-])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Issn();

    [GeneratedRegex("(?<![0-9-])(97[89][ -]?([0-9][ -]?){9}[0-9]|([0-9]-?){9}[0-9Xx])(?![0-9A-Za-z-])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Isbn();
}
