using System.Text;
using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Reads the names of authors and editors.</summary>
internal static partial class PersonNames
{
    /// <summary>
    /// The names under the tags in the order of the file. Several names in one field stand apart by semicolons. "Liu R." is family name and
    /// initials; any other name without a comma is kept whole, because its order is not known. "et al." is no name. Two people may have the
    /// same name, but a name that stands under two tags is one person's.
    /// </summary>
    public static List<AuthorName> Read(TaggedFields fields, List<ImportIssue> issues, params string[] tags)
    {
        var names = new List<AuthorName>();
        var tagOf = new Dictionary<AuthorName, string>();
        foreach (var field in fields.All(tags))
        {
            var found = new List<AuthorName>();
            Add(found, Texts(fields, field), field.Tag, field.Number, issues);
            names.AddRange(tags.Length == 1 ? found : found.Where(name => tagOf.TryAdd(name, field.Tag) || tagOf[name] == field.Tag));
        }

        return names;
    }

    /// <summary>Adds the names in the texts, one in each. "et al." is remarked on.</summary>
    public static void Add(List<AuthorName> names, IEnumerable<string> texts, string field, long line, List<ImportIssue> issues)
    {
        foreach (var text in texts)
        {
            var whole = WithoutEllipsis(text);
            if (whole.Length < text.Length || IsEtAl(text))
                issues.Add(ImportIssue.Remark(line, field, Shortened));
            if (whole.Length > 0 && !IsEtAl(text) && Parse(whole) is { Family.Length: > 0 } name)
                names.Add(name);
        }
    }

    /// <summary>One name: "Family, Given", "Liu R.", or a name whose order is not known and which is kept whole.</summary>
    public static AuthorName Parse(string text)
    {
        if (!text.Contains(',', StringComparison.Ordinal) && TrailingInitials().Match(text) is { Success: true } match)
            return new AuthorName(match.Groups["family"].Value, match.Groups["initials"].Value);
        var name = AuthorName.Parse(text);
        return name.Given is "null" or "undefined" ? name with { Given = null } : name;
    }

    private static string[] Texts(TaggedFields fields, TaggedField field)
    {
        // A continuation line with a comma is a name of its own; without one it is the rest of a long group name.
        var names = new StringBuilder();
        foreach (var line in fields.Lines(field))
        {
            if (names.Length > 0)
                names.Append(line.Contains(',', StringComparison.Ordinal) ? "; " : " ");
            names.Append(line);
        }

        var list = names.ToString();
        return list is ['[', '\'' or '"', .., ']'] ? [.. QuotedItems.Read(list[1..^1])]
            : list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>What to say of a list that ends with "et al." or an ellipsis.</summary>
    internal const string Shortened = "The list of authors is shortened (“et al.”).";

    /// <summary>A name without the ellipsis that shows that others followed.</summary>
    internal static string WithoutEllipsis(string text)
        => text.TrimEnd('…', ' ') is var whole && whole.EndsWith("...", StringComparison.Ordinal)
        ? whole.TrimEnd('.', ' ') : whole.Length < text.TrimEnd().Length ? whole : text;

    internal static bool IsEtAl(string text) =>
        text.TrimEnd('.').Equals("et al", StringComparison.OrdinalIgnoreCase)
        || text.Equals("and others", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?<family>\p{L}[\p{L}\p{M}'’ -]{0,80}) (?<initials>(\p{Lu}\.[ -]?){1,5})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex TrailingInitials();
}
