using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>Recognises Ovid's plain text.</summary>
internal static partial class OvidFormat
{
    /// <summary>
    /// The tag that every entry has in the tagged layout; or a number in angle brackets and below it a field of either layout.
    /// </summary>
    public static bool Is(string text)
    {
        if (OvidTag().IsMatch(text))
            return true;
        foreach (Match number in Number().Matches(text))
        {
            var next = text.AsSpan(number.Index + number.Length).TrimStart("\r\n");
            var line = next[..(next.IndexOfAny('\r', '\n') is >= 0 and var end ? end : next.Length)];
            if (OvidFieldNames.TagOf(line) is not null || RisTag.Of(line, RisTagStyle.OneSpace, out _).Length > 0)
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"(^|[\r\n])[ \t\uFEFF]*VN {1,2}- Ovid Technologies", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex OvidTag();

    [GeneratedRegex(@"(?<=^|[\r\n\uFEFF])[ \t]{0,8}<[0-9]{1,7}(\. ?)?>[ \t]{0,8}(?=[\r\n])", RegexOptions.ExplicitCapture
        | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Number();
}
