using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Takes markup out of titles and abstracts: b, i, u, em, strong, sub, sup, span, br, p and whatever begins with "jats:", as whole tags;
/// bold, italic, div and lists where both halves are there. Every other "&lt;…&gt;" is text, as in "A&lt;B and C&gt;D".
/// </summary>
internal static partial class Markup
{
    /// <summary>
    /// The text without markup; the tags of paragraphs and line breaks leave a space. Takes time by the text's length, whatever tags it
    /// holds.
    /// </summary>
    public static string Remove(string text)
    {
        var tags = Tag().Matches(text);
        if (tags.Count == 0)
            return text;
        var halves = Halves(tags);
        return Tag().Replace(text, tag => !IsMarkup(tag, halves) ? tag.Value : IsBlock(Name(tag)) ? " " : "");
    }

    /// <summary>
    /// Where each name first begins and last ends: a half has its other half exactly if that lies on the right side of it.
    /// </summary>
    private static Dictionary<string, (int FirstStart, int LastEnd)> Halves(MatchCollection tags)
    {
        Dictionary<string, (int FirstStart, int LastEnd)> halves = new(StringComparer.Ordinal);
        foreach (Match tag in tags)
        {
            var name = Name(tag);
            var half = halves.GetValueOrDefault(name, (FirstStart: int.MaxValue, LastEnd: -1));
            halves[name] = IsEnd(tag) ? half with { LastEnd = tag.Index } : half with { FirstStart = Math.Min(half.FirstStart, tag.Index) };
        }
        return halves;
    }

    /// <summary>What may be a quantity ("a &lt;b&gt; c") or a word is markup only together with its other half.</summary>
    private static bool IsMarkup(Match tag, Dictionary<string, (int FirstStart, int LastEnd)> halves)
    {
        var name = Name(tag);
        if (name is "em" or "strong" or "sub" or "sup" or "span" or "br" || name.StartsWith("jats:", StringComparison.Ordinal))
            return true;
        return IsEnd(tag) ? halves[name].FirstStart < tag.Index : halves[name].LastEnd > tag.Index;
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
