namespace ScopingReview.Domain.Formats;

/// <summary>Tidies keywords and index terms.</summary>
internal static class IndexTerms
{
    /// <summary>Each once, without the star that marks a major topic.</summary>
    public static List<string> Tidy(IEnumerable<string> terms) =>
        [.. terms.Select(term => term.Trim().TrimStart('*').Trim()).Where(term => term.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The terms of lists with semicolons.</summary>
    public static List<string> Split(IEnumerable<string> lists) => Tidy(lists.SelectMany(list => list.Split(';')));
}
