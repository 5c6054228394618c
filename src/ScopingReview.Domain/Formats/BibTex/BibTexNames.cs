using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads BibTeX's lists of names, joined by "and": "von Last, Jr, First", "First von Last", a group in braces, biblatex's "family=…,
/// given=…". The rules are those of BibTeX itself (Patashnik 1988, "BibTeXing", section 4).
/// </summary>
internal static partial class BibTexNames
{
    /// <summary>The names of all fields in order, each once. "and others" is remarked on.</summary>
    public static IReadOnlyList<AuthorName> Read(IEnumerable<BibTexField> fields, List<ImportIssue> issues)
    {
        var names = new List<AuthorName>();
        foreach (var field in fields)
        {
            var texts = Split(field.Value);
            if (texts.Count == 1 && !texts[0].Contains('{', StringComparison.Ordinal) && AuthorLists.IsList(texts[0]))
            {
                names.AddRange(AuthorLists.Read(LaTeXText.Decode(texts[0]), field.Name, field.Line, issues));
                continue;
            }

            foreach (var text in texts)
            {
                if (text.Equals("others", StringComparison.OrdinalIgnoreCase)
                    || text.StartsWith("et al", StringComparison.OrdinalIgnoreCase))
                    issues.Add(ImportIssue.Remark(field.Line, field.Name, "The list of names is shortened (“and others”)."));
                else if (Parse(text) is { } name)
                    names.Add(name);
            }
        }

        return names.Count < 2 ? names : [.. names.Distinct()];
    }

    private static AuthorName? Parse(string text)
    {
        if (IsGroup(text))
            return Name(text, null);
        if (text.Contains('=', StringComparison.Ordinal) && Labelled(text) is { } labelled)
            return labelled;
        var parts = SplitAt(text, letter => letter == ',');
        return parts.Count switch
        {
            1 => FirstVonLast(parts[0]),
            2 => Name(parts[0], parts[1]),
            _ => Name(parts[0],
                string.Join(", ", parts.Skip(2).Append(parts[1]).Select(part => part.Trim()).Where(part => part.Length > 0))),
        };
    }

    /// <summary>Given names up to the first word in lower case; from there on, or the last word alone, the family name.</summary>
    private static AuthorName? FirstVonLast(string text)
    {
        var words = SplitAt(text, letter => char.IsWhiteSpace(letter) || letter == '~').Where(word => word.Length > 0).ToList();
        if (words.Count == 0)
            return null;
        if (GroupWord().IsMatch(text))
            return Name(text, null);
        var family = words.FindIndex(StartsLower);
        family = family < 0 || family == words.Count - 1 ? words.Count - 1 : family;
        return Name(string.Join(' ', words.Skip(family)), string.Join(' ', words.Take(family)));
    }

    private static bool StartsLower(string word)
    {
        var text = LaTeXText.Decode(word);
        return word[0] != '{' && text.Length > 0 && char.IsLower(text[0]);
    }

    private static AuthorName? Labelled(string text)
    {
        var parts = SplitAt(text, letter => letter == ',').Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        if (parts.Exists(part => part.Length < 2
            || part[0] is not ("family" or "given" or "prefix" or "suffix" or "useprefix" or "given-i" or "family-i" or "prefix-i")))
            return null;
        string? Value(string label) => parts.LastOrDefault(part => part[0] == label)?[1];
        return Name(string.Join(' ', new[] { Value("prefix"), Value("family") }.OfType<string>()),
            string.Join(", ", new[] { Value("given"), Value("suffix") }.OfType<string>()));
    }

    private static AuthorName? Name(string family, string? given)
    {
        var clean = FieldText.Clean(LaTeXText.Decode(family));
        var cleanGiven = given is null ? null : FieldText.Clean(LaTeXText.Decode(given));
        return (clean, cleanGiven) switch
        {
            (null, null) => null,
            (null, _) => new AuthorName(cleanGiven, null),
            _ => new AuthorName(clean, cleanGiven),
        };
    }

    private static bool IsGroup(string text)
    {
        if (text.Length < 2 || text[0] != '{' || text[^1] != '}' || text[1] == '\\')
            return false;
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            if (depth == 0 && i < text.Length - 1)
                return false;
        }

        return true;
    }

    /// <summary>At "and" between spaces, outside of braces.</summary>
    private static List<string> Split(string list)
    {
        var names = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < list.Length; i++)
        {
            depth += list[i] == '{' ? 1 : list[i] == '}' ? -1 : 0;
            if (depth > 0 || !char.IsWhiteSpace(list[i]) || !list.AsSpan(i + 1).StartsWith("and", StringComparison.OrdinalIgnoreCase))
                continue;
            var after = i + 4;
            if (after < list.Length && !char.IsWhiteSpace(list[after]))
                continue;
            names.Add(list[start..i].Trim());
            (start, i) = (Math.Min(after, list.Length), after - 1);
        }

        names.Add(list[start..].Trim());
        names.RemoveAll(name => name.Length == 0);
        return names;
    }

    private static List<string> SplitAt(string text, Func<char, bool> separates)
    {
        var parts = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            if (depth > 0 || !separates(text[i]))
                continue;
            parts.Add(text[start..i]);
            start = i + 1;
        }

        parts.Add(text[start..]);
        return parts;
    }

    /// <summary>Words that no person is called by: a group that nobody put into braces.</summary>
    [GeneratedRegex(
        @"\b(organi[sz]ation|association|committee|consortium|collaboration|university|institutes?|ministry|department|society|network|council|foundation|agency|working group|study group)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex GroupWord();
}
