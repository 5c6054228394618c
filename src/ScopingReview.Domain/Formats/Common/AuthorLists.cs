using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads all the authors that stand in one cell: "Family, Given; …", "Family, G. and …", "Family G., Family G.", "Bray F, Ferlay J",
/// "Family, G., Family, G.", "Jane Doe, John Smith", "['Family, Given', …]". Which of these it is shows in the whole list, not in a single
/// name.
/// </summary>
internal static partial class AuthorLists
{
    /// <summary>The names in order. "et al." is remarked on.</summary>
    public static List<AuthorName> Read(string? list, string field, long line, List<ImportIssue> issues)
    {
        var names = new List<AuthorName>();
        if (string.IsNullOrWhiteSpace(list))
            return names;
        var whole = PersonNames.WithoutEllipsis(list.Trim());
        if (whole.Length < list.Trim().Length)
            issues.Add(ImportIssue.Remark(line, field, PersonNames.Shortened));
        foreach (var text in Split(whole))
        {
            if (EtAl().IsMatch(text))
                issues.Add(ImportIssue.Remark(line, field, PersonNames.Shortened));
            else if (Name(text) is { Family.Length: > 0 } name)
                names.Add(name);
        }

        return names;
    }

    /// <summary>True when a text without "and" still holds several names.</summary>
    public static bool IsList(string text) =>
        text.Contains(';', StringComparison.Ordinal) || text.AsSpan().Count(',') > 2
        || (text.Contains(',', StringComparison.Ordinal) && text.Split(',').All(part => FamilyInitials().IsMatch(part.Trim())));

    private static IEnumerable<string> Split(string list)
    {
        if (list.Length > 2 && list[0] == '[' && list[^1] == ']' && !Placeholders.IsNoAuthor(list))
            return Items(list);
        foreach (var separator in (ReadOnlySpan<string>)["||", ";", "|", "\n"])
        {
            if (list.Contains(separator, StringComparison.Ordinal))
                return list.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        var joined = And().Split(list);
        if (joined.Length > 1)
            return joined.SelectMany(part => AtCommas(part.Trim().TrimEnd(',')));
        return AtCommas(list);
    }

    /// <summary>The items of a list as Python writes it: ['Marx, Karl', "O'Hara, Ann"].</summary>
    private static IEnumerable<string> Items(string list)
    {
        var items = QuotedItems.Read(list[1..^1]);
        return items.Count == 0 ? list[1..^1].Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : items;
    }

    private static IEnumerable<string> AtCommas(string list)
    {
        var parts = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
            return parts;
        if (parts.All(part => FamilyInitials().IsMatch(part) || EtAl().IsMatch(part)))
            return parts;
        if (parts.Length == 2)
            return parts.All(part => IsWholeName(part)) ? parts : [list];
        var isPairs = parts.Length % 2 == 0 && Enumerable.Range(0, parts.Length / 2).All(i => Initials().IsMatch(parts[(2 * i) + 1]));
        if (isPairs)
            return Enumerable.Range(0, parts.Length / 2).Select(i => $"{parts[2 * i]}, {parts[(2 * i) + 1]}");
        return parts.Count(part => FamilyInitials().IsMatch(part) || IsWholeName(part)) > parts.Length / 2 ? parts : [list];
    }

    /// <summary>Two words or more, none of them initials only at the end: "Jane Doe", "Ann B. Smith".</summary>
    private static bool IsWholeName(string part) => part.Contains(' ', StringComparison.Ordinal) && !Initials().IsMatch(part);

    private static AuthorName? Name(string text)
    {
        // Scopus writes its author id after the full name: "Doe, Jane (57200000000)".
        text = AuthorId().Replace(text, "").Trim().Trim('"');
        if (!text.Contains(',', StringComparison.Ordinal) && FamilyInitials().Match(text) is { Success: true } match)
            return new AuthorName(match.Groups["family"].Value, match.Groups["initials"].Value);
        return FieldText.Clean(text) is { } clean ? PersonNames.Parse(clean) : null;
    }

    [GeneratedRegex(
        @"^(?<family>\p{L}[\p{L}\p{M}'’. -]{0,80}?) (?<initials>(\p{Lu}\p{Ll}?\.[ -]?){1,6}|\p{Lu}{1,4}(-\p{Lu})?( (Jr|Sr|II|III)\.?)?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex FamilyInitials();

    [GeneratedRegex(@"^((\p{Lu}\p{Ll}?\.[ -]?){1,6}|\p{Lu}{1,3}(-\p{Lu})?)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex Initials();

    [GeneratedRegex(@"^(and )?(et al\.?|others|…|\.\.\.)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex EtAl();

    [GeneratedRegex(@",?\s+and\s+|\s+&\s+",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking,
        PatternTime.Longest)]
    private static partial Regex And();

    [GeneratedRegex(@"\s*\(\d{5,}\)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking,
        PatternTime.Longest)]
    private static partial Regex AuthorId();
}
