using System.Globalization;
using System.Runtime.InteropServices;

namespace ScopingReview.Domain.Deduplication;

/// <summary>Compares first and last pages.</summary>
/// <param name="Pages">Same: first and last; Mostly: the first; Partly: they may be two ways of writing one.</param>
/// <param name="StartsAtOne">Different pages of which one starts at 1, as those of an article published ahead of its issue do.</param>
/// <param name="SharesRange">The same range of two to forty pages.</param>
/// <param name="SharesLongRange">The same range of three to forty pages.</param>
/// <param name="IsAbstractAgainstArticle">Different pages of which only one are those of a supplement.</param>
/// <param name="AreAsMany">Different pages, but as many of them, and five at least.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PageComparison(Agreement Pages, bool StartsAtOne, bool SharesRange, bool SharesLongRange,
    bool IsAbstractAgainstArticle, bool AreAsMany)
{
    /// <summary>An article number has at least this many characters; two records with the same one need no last page.</summary>
    private const int ArticleNumber = 5;

    private const int LongestRange = 40;
    private const int FewestToCount = 5;

    public static PageComparison Of(RecordFingerprint a, RecordFingerprint b)
    {
        string left = a.FirstPageKey, right = b.FirstPageKey;
        if (left.Length == 0 || right.Length == 0)
            return default;
        var sameLast = a.LastPageKey == b.LastPageKey;
        if (left == right)
        {
            var isSame = sameLast && (a.LastPageKey.Length > 0 || left.Length >= ArticleNumber);
            var pages = isSame ? Span(a) ?? 0 : 0;
            return default(PageComparison) with
            {
                Pages = isSame ? Agreement.Same : Agreement.Mostly,
                SharesRange = pages is > 0 and < LongestRange,
                SharesLongRange = pages is > 1 and < LongestRange,
            };
        }

        if (DifferByPrefix(left, right))
            return Only(a.LastPageKey.Length > 0 && DifferByPrefix(a.LastPageKey, b.LastPageKey) ? Agreement.Mostly : Agreement.Partly);
        // 12-18 and 13-18 are one article with a misprint.
        if (sameLast && a.LastPageKey.Length > 0 && EditDistance.Between(left, right) <= 1)
            return Only(Agreement.Partly);
        return default(PageComparison) with
        {
            Pages = Agreement.Different,
            StartsAtOne = left == "1" || right == "1",
            IsAbstractAgainstArticle = IsOfSupplement(left) != IsOfSupplement(right),
            AreAsMany = Span(a) is >= FewestToCount - 1 and var span && span == Span(b),
        };
    }

    /// <summary>Last page less first page; null where one of them has no number.</summary>
    private static int? Span(RecordFingerprint record) => Number(record.LastPageKey) - Number(record.FirstPageKey);

    private static PageComparison Only(Agreement pages) => default(PageComparison) with { Pages = pages };

    private static int? Number(string page) =>
        int.TryParse(page.AsSpan().TrimStart("abcdefghijklmnopqrstuvwxyz"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number : null;

    /// <summary>e123 and 123, c37 and 37; but S12 is a page of a supplement, and 12 is not.</summary>
    private static bool DifferByPrefix(string a, string b)
    {
        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        return longer.Length == shorter.Length + 1 && longer[0] is >= 'a' and <= 'z' and not 's' && char.IsAsciiDigit(shorter[0])
            && longer.AsSpan(1).SequenceEqual(shorter);
    }

    private static bool IsOfSupplement(string page)
        => (page[0] == 's' && page.Length > 1) || (page[^1] is 'a' or 's' && char.IsAsciiDigit(page[0]));
}
