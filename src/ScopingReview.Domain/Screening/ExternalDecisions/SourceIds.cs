using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>Ids that records have in other tools and files.</summary>
public static partial class SourceIds
{
    /// <summary>An id without the word before it and without leading zeros: "rayyan-123", "#123" and "00123" are all 123.</summary>
    public static string WithoutPrefix(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var trimmed = id.Trim();
        var rest = Prefix().Match(trimmed) is { Success: true } prefix ? trimmed[prefix.Length..] : trimmed;
        return rest.TrimStart('0') is { Length: > 0 } number ? number : rest;
    }

    [GeneratedRegex(@"^[A-Za-z]{0,30}[\s_:#/-]{1,3}(?=[0-9])", RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Prefix();
}
