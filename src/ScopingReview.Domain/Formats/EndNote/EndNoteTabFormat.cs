using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>Recognises EndNote's tab delimited form.</summary>
internal static partial class EndNoteTabFormat
{
    /// <summary>A reference type between asterisks alone on the first line, and names with tabs between them on the next.</summary>
    public static bool Is(string text) => Beginning().IsMatch(text);

    [GeneratedRegex(@"^[\uFEFF\s]{0,100}\*[\p{L}][\p{L} ,/-]{2,40}\*[\t ]{0,200}[\r\n]{1,4}[^\t\r\n]{0,60}\t[^\r\n]*\b(Title|Author)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Beginning();
}
