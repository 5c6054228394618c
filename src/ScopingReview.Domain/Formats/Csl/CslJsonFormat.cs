using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>Recognises CSL JSON among other JSON.</summary>
internal static partial class CslJsonFormat
{
    private static readonly string[] _variables = ["type", "title", "id"];

    /// <summary>By a type of the Citation Style Language, or by a variable that only it has, and by where the variables stand.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        text = text.TrimStart().TrimStart('\uFEFF').TrimStart();
        return text.Length > 0 && text[0] is '{' or '[' && (Type().IsMatch(text) || Variable().IsMatch(text)) && HasVariables(text);
    }

    /// <summary>In the outermost object; in a list, or in the list of "items" or "references", in its first one.</summary>
    private static bool HasVariables(ReadOnlySpan<char> text)
    {
        var wanted = text[0] == '{' ? 1 : 2;
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '{' or '[')
                depth++;
            else if (text[at] is '}' or ']')
                depth--;
            if (text[at] != '"')
                continue;
            var start = ++at;
            while (at < text.Length && text[at] != '"')
                at += text[at] == '\\' ? 2 : 1;
            if (at >= text.Length)
                return false;
            var name = text[start..at];
            if (depth == 1 && wanted == 1 && name is "items" or "references")
                wanted = 3;
            if (depth == wanted && text[(at + 1)..].TrimStart().StartsWith(":") && Array.IndexOf(_variables, new string(name)) >= 0)
                return true;
        }

        return false;
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
