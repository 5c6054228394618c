using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Authors and editors of a MEDLINE entry.</summary>
internal static partial class MedlineNames
{
    /// <summary>
    /// Full names (FAU, Ovid's FA) where there are as many as short ones (AU), else the short ones; corporate authors (CN, CA) in their
    /// places.
    /// </summary>
    public static IReadOnlyList<AuthorName> Authors(TaggedFields fields, List<ImportIssue> issues)
        => Read(fields, issues, ["FAU", "FA"], ["AU"], ["CN", "CA"]);

    /// <summary>FED where there are as many as ED, else ED.</summary>
    public static IReadOnlyList<AuthorName> Editors(TaggedFields fields, List<ImportIssue> issues)
        => Read(fields, issues, ["FED"], ["ED"], []);

    private static List<AuthorName> Read(TaggedFields fields, List<ImportIssue> issues, string[] full, string[] shortened, string[] groups)
    {
        var people = fields.All(full).Count() >= fields.All(shortened).Count() ? full : shortened;
        var names = new List<AuthorName>();
        foreach (var field in fields.All([.. people, .. groups]))
        {
            if (fields.Joined(field) is not { } text)
                continue;
            if (Array.IndexOf(groups, field.Tag) >= 0)
                names.Add(new AuthorName(text, null));
            else
                PersonNames.Add(names, text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(WithComma), field.Tag, field.Number, issues);
        }

        return names;
    }

    /// <summary>"van Raaij MJ" and "Smith JA Jr" are family name, initials and suffix.</summary>
    private static string WithComma(string name) =>
        !name.Contains(',', StringComparison.Ordinal) && Initials().Match(name) is { Success: true } match
        ? $"{match.Groups["family"].Value}, {match.Groups["initials"].Value}" : name;

    [GeneratedRegex(@"^(?<family>\p{L}[\p{L}\p{M}'’ .-]{0,80}?) (?<initials>\p{Lu}{1,4}( (Jr|Sr|1st|2nd|3rd|4th|I{2,3}|IV)\.?)?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Initials();
}
