using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>Recognises CSL JSON among other JSON.</summary>
internal static partial class CslJsonFormat
{
    /// <summary>By a type of the Citation Style Language, or by a variable that only it has.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        text = text.TrimStart().TrimStart('\uFEFF').TrimStart();
        return text.Length > 0 && text[0] is '{' or '[' && (Type().IsMatch(text) || Variable().IsMatch(text));
    }

    [GeneratedRegex(
        """
        "type"\s{0,20}:\s{0,20}"(article(-journal|-magazine|-newspaper)?|bill|book|broadcast|chapter|classic|dataset|entry(-dictionary|-encyclopedia)?|figure|graphic|interview|legal_case|legislation|manuscript|motion_picture|pamphlet|paper-conference|patent|personal_communication|post(-weblog)?|report|review(-book)?|software|speech|standard|thesis|webpage)"
        """, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Type();

    [GeneratedRegex(
        """
        "(container-title|date-parts|citation-key|non-dropping-particle)"\s{0,20}:
        """, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Variable();
}
