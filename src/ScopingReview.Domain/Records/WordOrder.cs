using System.Globalization;

namespace ScopingReview.Domain.Records;

/// <summary>
/// The order of names and titles as people look them up: by the rules of the Unicode collation, capitals as small letters.
/// </summary>
public static class WordOrder
{
    private const CompareOptions Options = CompareOptions.IgnoreCase;

    private static readonly CompareInfo _rules = CultureInfo.InvariantCulture.CompareInfo;
    private static readonly Comparer<SortKey> _keys = Comparer<SortKey>.Create(SortKey.Compare);

    /// <summary>
    /// Sorts by words, as <see cref="StringComparer.InvariantCultureIgnoreCase"/> does. The rules are applied once to each text and not to
    /// each pair that is compared.
    /// </summary>
    /// <param name="source">What is sorted.</param>
    /// <param name="words">The text that it is sorted by.</param>
    public static IOrderedEnumerable<T> OrderByWords<T>(this IEnumerable<T> source, Func<T, string> words)
        => source.OrderBy(one => _rules.GetSortKey(words(one), Options), _keys);
}
