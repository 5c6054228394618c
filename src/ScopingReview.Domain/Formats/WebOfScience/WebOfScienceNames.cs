using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Authors and editors of a Web of Science entry.</summary>
internal static partial class WebOfScienceNames
{
    /// <summary>
    /// Full names (AF) where there are as many as short ones (AU); of a book without either, its own authors (BF, BA). Then the group
    /// authors (CA); those of a book (GP), mostly the body that held a conference, only where nobody else is named.
    /// </summary>
    public static IReadOnlyList<AuthorName> Authors(TaggedFields fields, List<ImportIssue> issues, PublicationKind kind)
    {
        var names = Fuller(fields, issues, "AF", "AU");
        if (names.Count == 0)
            names = Fuller(fields, issues, "BF", "BA");
        names.AddRange(Groups(fields, "CA"));
        if (names.Count == 0 || kind == PublicationKind.Book)
            names.AddRange(Groups(fields, "GP"));
        return names;
    }

    /// <summary>Editors of the book (BE) or of the issue (ED).</summary>
    public static IReadOnlyList<AuthorName> Editors(TaggedFields fields, List<ImportIssue> issues)
    {
        var names = Names(fields, issues, "BE");
        return names.Count > 0 ? names : Names(fields, issues, "ED");
    }

    private static List<AuthorName> Fuller(TaggedFields fields, List<ImportIssue> issues, string full, string shortened)
    {
        if (!fields.Has(full))
            return Names(fields, issues, shortened);
        var (fullNames, shortNames) = (Names(fields, issues, full), Names(fields, [], shortened));
        return fullNames.Count >= shortNames.Count ? fullNames : shortNames;
    }

    /// <summary>One per line, or several in a line with semicolons; an address in parentheses behind a name is left out.</summary>
    private static List<AuthorName> Names(TaggedFields fields, List<ImportIssue> issues, string tag)
    {
        var names = new List<AuthorName>();
        foreach (var field in fields.All(tag))
        {
            var texts = fields.Lines(field).SelectMany(line => line.Split(';')).Select(text => Address().Replace(text, "").Trim())
                .Where(text => text.Length > 0);
            PersonNames.Add(names, texts, tag, field.Number, issues);
        }

        return names;
    }

    private static IEnumerable<AuthorName> Groups(TaggedFields fields, string tag) =>
        fields.All(tag).SelectMany(fields.Lines)
        .SelectMany(line => line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(name => new AuthorName(name, null));

    [GeneratedRegex(@"\s*\([^()@]{0,100}@[^()]{0,100}\)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, PatternTime.Longest)]
    private static partial Regex Address();
}
