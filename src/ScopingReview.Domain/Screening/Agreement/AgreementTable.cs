namespace ScopingReview.Domain.Screening;

/// <summary>
/// Records that two people decided independently, counted by the verdict of the first (rows) and of the second (columns).
/// </summary>
public sealed class AgreementTable
{
    private readonly long[][] counts;

    private AgreementTable(long[][] counts) => this.counts = counts;

    /// <summary>Number of categories: 2 or more.</summary>
    public int Categories => counts.Length;

    /// <summary>Number of records.</summary>
    public long Total => counts.Sum(row => row.Sum());

    /// <summary>Number of records on which both agree.</summary>
    public long Agreed => Enumerable.Range(0, Categories).Sum(category => counts[category][category]);

    /// <summary>Number of records in a cell.</summary>
    /// <param name="first">Category of the first reader, from 0.</param>
    /// <param name="second">Category of the second reader, from 0.</param>
    public long this[int first, int second] => counts[first][second];

    /// <summary>A 2×2 table.</summary>
    /// <param name="a">Both include.</param>
    /// <param name="b">The first includes, the second excludes.</param>
    /// <param name="c">The first excludes, the second includes.</param>
    /// <param name="d">Both exclude.</param>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static AgreementTable TwoByTwo(long a, long b, long c, long d) => FromCounts([[a, b], [c, d]]);

    /// <summary>A k×k table.</summary>
    /// <param name="counts">Rows: the first reader; columns: the second; both in the same order of categories.</param>
    /// <exception cref="ArgumentException">The table is not square, has fewer than two categories or a negative count.</exception>
    public static AgreementTable FromCounts(IReadOnlyList<IReadOnlyList<long>> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count < 2 || counts.Any(row => row.Count != counts.Count || row.Any(count => count < 0)))
        {
            throw new ArgumentException("An agreement table is square, with two or more categories and no negative count.", nameof(counts));
        }

        return new([.. counts.Select(row => row.ToArray())]);
    }

    /// <summary>Counts pairs of verdicts given before any resolution.</summary>
    /// <param name="pairs">For each record the verdicts of its two readers.</param>
    /// <param name="maybe">What a Maybe is taken for.</param>
    public static AgreementTable FromVerdicts(IEnumerable<(Verdict First, Verdict Second)> pairs, MaybeHandling maybe)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var size = maybe.CategoryCount();
        var tally = Enumerable.Range(0, size).Select(_ => new long[size]).ToArray();
        foreach (var (first, second) in pairs)
        {
            tally[maybe.Category(first)][maybe.Category(second)]++;
        }

        return new(tally);
    }

    /// <summary>Records that the first reader puts in a category.</summary>
    /// <param name="category">Category, from 0.</param>
    public long RowTotal(int category) => counts[category].Sum();

    /// <summary>Records that the second reader puts in a category.</summary>
    /// <param name="category">Category, from 0.</param>
    public long ColumnTotal(int category) => counts.Sum(row => row[category]);

    /// <summary>The table with the readers swapped.</summary>
    public AgreementTable Transposed() =>
        new([.. Enumerable.Range(0, Categories).Select(category => counts.Select(row => row[category]).ToArray())]);
}
