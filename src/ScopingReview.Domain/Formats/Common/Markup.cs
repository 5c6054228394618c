using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Takes markup out of titles and abstracts: b, i, u, em, strong, sub, sup, span, br, p and whatever begins with "jats:", as whole tags;
/// bold, italic, div and lists where both halves are there. Every other "&lt;…&gt;" is text, as in "A&lt;B and C&gt;D".
/// </summary>
internal static partial class Markup
{
    /// <summary>The text without markup; the tags of paragraphs and line breaks leave a space.</summary>
    public static string Remove(string text)
    {
        var tags = Tag().Matches(text);
        return tags.Count == 0 ? text : Tag().Replace(text, tag => !IsMarkup(tag, tags) ? tag.Value : IsBlock(Name(tag)) ? " " : "");
    }

    /// <summary>What may be a quantity ("a &lt;b&gt; c") or a word is markup only together with its other half.</summary>
    private static bool IsMarkup(Match tag, MatchCollection tags)
    {
        if (Name(tag) is "em" or "strong" or "sub" or "sup" or "span" or "br" || Name(tag).StartsWith("jats:", StringComparison.Ordinal))
            return true;
        foreach (Match other in tags)
        {
            if (Name(other) == Name(tag) && IsEnd(other) != IsEnd(tag) && (other.Index > tag.Index) == !IsEnd(tag))
                return true;
        }

        return false;
    }

    private static bool IsEnd(Match tag) => tag.Value[1] == '/';

    private static string Name(Match tag) => tag.Groups["name"].Value.ToLowerInvariant();

    private static bool IsBlock(string name) =>
        name is "p" or "br" or "div" or "ul" or "ol" or "li" or "jats:p" or "jats:title" or "jats:sec" or "jats:list" or "jats:list-item"
        or "jats:abstract" or "jats:label";

    [GeneratedRegex(
        """</?(?<name>b|i|u|bold|italic|div|ul|ol|li|em|strong|sub|sup|span|br|p|jats:[a-z-]{1,30})(\s+[a-z:-]{1,30}\s?=\s?("[^"<>]{0,200}"|'[^'<>]{0,200}'|[^\s"'<>=]{1,100})){0,10}\s*/?>""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Tag();
}
