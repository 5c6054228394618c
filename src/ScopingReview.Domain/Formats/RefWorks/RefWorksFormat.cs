using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>Recognises the RefWorks tagged format.</summary>
internal static partial class RefWorksFormat
{
    /// <summary>A reference type that RefWorks knows, or any with a title or an author below it; or the heading of the export.</summary>
    public static bool Is(string text)
    {
        if (Heading().IsMatch(text))
            return true;
        foreach (Match type in Type().Matches(text))
        {
            if (RefWorksTags.IsType(type.Groups["type"].ValueSpan) || Field().IsMatch(text))
                return true;
        }

        return false;
    }

    [GeneratedRegex("^[\uFEFF ]*RefWorks Export Tagged Format", RegexOptions.Multiline | RegexOptions.IgnoreCase
        | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[\uFEFF \t]*RT[ \t]{1,4}(?<type>\p{L}[^\r\n]{2,40})", RegexOptions.Multiline | RegexOptions.ExplicitCapture
        | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Type();

    [GeneratedRegex(@"^[ \t]*(T1|A1|JF|SR|YR)[ \t]+[^\s-]", RegexOptions.Multiline | RegexOptions.ExplicitCapture
        | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Field();
}
