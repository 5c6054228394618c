namespace ScopingReview.Domain.Screening;

/// <summary>
/// Exact 95 % confidence interval of a proportion (Clopper and Pearson 1934, doi:10.1093/biomet/26.4.404): the shares at which a result this high, and one this low,
/// each have a probability of 2.5 %.
/// </summary>
/// <param name="Lower">Lower bound, 0 to 1.</param>
/// <param name="Upper">Upper bound, 0 to 1.</param>
public sealed record BinomialInterval(double Lower, double Upper)
{
    private const double Tail = 0.025;

    /// <summary>The interval for some number of successes; good to at least eight digits up to 100,000 trials.</summary>
    /// <param name="successes">Successes, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no trials, or the successes are negative or more than the trials.</exception>
    public static BinomialInterval Exact(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        var failures = trials - successes;

        // P(X ≥ m) = I_p(m, n − m + 1), P(X ≤ m) = I_{1−p}(n − m, m + 1)
        return new(
            successes == 0 ? 0 : BetaDistribution.Quantile(Tail, successes, failures + 1.0),
            failures == 0 ? 1 : 1 - BetaDistribution.Quantile(Tail, failures, successes + 1.0));
    }
}
