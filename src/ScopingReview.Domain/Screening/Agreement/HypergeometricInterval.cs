namespace ScopingReview.Domain.Screening;

/// <summary>
/// Exact confidence interval for how many of the records that were not drawn have a property, from a simple random sample without
/// replacement: the two exact one-sided intervals of the hypergeometric distribution together (Wang 2015,
/// doi:10.1080/01621459.2014.966191). It covers the number itself, not its expectation, with at least its level whatever the sampling
/// fraction.
/// </summary>
/// <param name="Lower">The fewest among the records not drawn.</param>
/// <param name="Upper">The most among the records not drawn.</param>
public sealed record HypergeometricInterval(int Lower, int Upper)
{
    /// <summary>
    /// A probability that should equal the limit exactly comes out a few units of the last place beside it: it does not exceed the limit.
    /// </summary>
    private const double Tie = 1 + 1e-10;

    /// <summary>
    /// All M − m for which both P(X ≤ m) and P(X ≥ m) exceed α/2, X ~ Hypergeometric(N, M, k). The first falls and the second rises with
    /// M, so that these M are neighbours; there always is one.
    /// </summary>
    /// <param name="population">N: all records, drawn or not.</param>
    /// <param name="drawn">k: records drawn.</param>
    /// <param name="found">m: those of the drawn that have the property.</param>
    /// <param name="alpha">1 minus the level: 0.05 for a 95 % interval.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A count is negative, k exceeds N or m exceeds k, or <paramref name="alpha"/> is not between 0 and 1.
    /// </exception>
    public static HypergeometricInterval Of(int population, int drawn, int found, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(found);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(found, drawn);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(drawn, population);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alpha, 1);
        var limit = alpha / 2 * Tie;
        var notDrawn = population - drawn;

        // The fewest with P(X ≥ m) above the limit; with all of those not drawn it is 1.
        var lower = FirstTrue(0, notDrawn, missed => TailsAt(missed).AtLeast > limit);
        // The most with P(X ≤ m) above the limit; with none of them it is 1.
        var upper = FirstTrue(1, notDrawn + 1, missed => TailsAt(missed).AtMost <= limit) - 1;
        return new(lower, upper);

        (double AtMost, double AtLeast) TailsAt(int missed) => Hypergeometric.Tails(population, found + missed, drawn, found);
    }

    /// <summary>
    /// The smallest number from <paramref name="low"/> on for which a condition holds that goes on holding; it is taken to hold at
    /// <paramref name="high"/>.
    /// </summary>
    private static int FirstTrue(int low, int high, Func<int, bool> holds)
    {
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (holds(middle))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
