using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Deduplication;

/// <summary>Volume, issue and pages in one form whatever stands around them.</summary>
public static partial class PlaceKeys
{
    private const int LongestPages = 200;

    /// <summary>
    /// The first number in a volume or issue ("10411 LNCS" and "10411" are the same), else its compact text; empty for placeholders.
    /// </summary>
    public static string Number(string? text)
    {
        var words = CompactText.Words(text is { Length: > LongestPages } ? text[..LongestPages] : text);
        foreach (var word in words)
        {
            var start = word.AsSpan().IndexOfAnyInRange('0', '9');
            if (start < 0)
                continue;
            var length = word.AsSpan(start).IndexOfAnyExceptInRange('0', '9');
            return (length < 0 ? word[start..] : word.Substring(start, length)).TrimStart('0');
        }

        var compact = string.Concat(words);
        return IsNothing(compact) ? "" : compact;
    }

    /// <summary>
    /// First and last page, compact, with their letters ("s12", "e1234") and without leading zeros. What follows a comma or semicolon is
    /// left out ("1034-42; quiz 1043"), and so are texts without a number ("no pagination").
    /// </summary>
    public static (string First, string Last) Pages(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return ("", "");
        if (text.Length > LongestPages)
            text = text[..LongestPages];
        var range = PageRange.Parse(text);
        if (range is { Last: null } && range.First.AsSpan().IndexOfAny(",;+ ") > 0)
            range = PageRange.Parse(Rest().Replace(range.First, "")) ?? range;
        if (range is null)
            return ("", "");
        var first = Page(range.First);
        var last = Page(range.Last);
        return (first, first.Length == 0 || last == first ? "" : last);
    }

    private static string Page(string? text)
    {
        var compact = CompactText.Of(text);
        if (compact.AsSpan().IndexOfAnyInRange('0', '9') < 0)
            return Roman().IsMatch(compact) ? compact : "";
        var prefix = 0;
        while (prefix < compact.Length && !char.IsAsciiDigit(compact[prefix]))
            prefix++;
        return string.Concat(compact.AsSpan(0, prefix), compact.AsSpan(prefix).TrimStart('0'));
    }

    private static bool IsNothing(string compact) =>
        compact is "unknown" or "na" or "nan" or "none" or "null" or "novolume" or "noissue" or "nopagination" or "inpress"
        or "aheadofprint" or "online" or "onlinefirst";

    [GeneratedRegex(@"[,;+].*$|(?<!\s)\s+\(.*$|(?<=[0-9])\s+\p{L}.*$", RegexOptions.CultureInvariant | RegexOptions.Singleline,
        PatternTime.Longest)]
    private static partial Regex Rest();

    [GeneratedRegex("^[ivxlc]{1,8}$", RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Roman();
}
