using System.Text;
using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Mends what is no valid JSON text but can be read: control characters within texts, and escapes of half a surrogate pair.
/// </summary>
internal static partial class CslMending
{
    /// <summary>The text that can be parsed; a remark where something was mended.</summary>
    public static string Mend(string text, long line, List<ImportIssue> issues)
    {
        var mended = text.Contains("\\u", StringComparison.Ordinal)
            ? Surrogates().Replace(text, match => match.Length == 6 ? "\\uFFFD" : match.Value)
            : text;
        mended = WithoutControls(mended);
        if (!ReferenceEquals(mended, text) && mended != text)
            issues.Add(ImportIssue.Remark(line, null, "Characters that JSON does not allow in a text were replaced."));
        return mended;
    }

    /// <summary>
    /// Control characters but for those that part lines become spaces; between values, where a tab may stand, that is the same.
    /// </summary>
    private static string WithoutControls(string text)
    {
        StringBuilder? made = null;
        var (inString, isEscaped) = (false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '"' && !isEscaped)
                inString = !inString;
            isEscaped = inString && letter == '\\' && !isEscaped;
            if (inString && letter < ' ')
                made ??= new StringBuilder(text, 0, i, text.Length);
            made?.Append(inString && letter < ' ' ? ' ' : letter);
        }

        return made?.ToString() ?? text;
    }

    /// <summary>An escaped backslash, a pair of surrogates, or half of one.</summary>
    [GeneratedRegex(@"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}",
        RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Surrogates();
}
