namespace ScopingReview.Domain.Screening;

/// <summary>
/// Why a coefficient of agreement has no interval: its table is degenerate, and a normal interval around it would say more than is known.
/// </summary>
public enum NoInterval
{
    /// <summary>Fewer than <see cref="CoefficientEstimate.FewestRecords"/> records.</summary>
    FewRecords,

    /// <summary>
    /// One of two reviewers put every record into one category, so that nothing is known of how they tell the categories apart.
    /// </summary>
    ConstantReviewer,

    /// <summary>The standard error is 0 by construction, as with perfect agreement.</summary>
    ZeroError,
}

/// <summary>An agreement coefficient with its large-sample standard error, or with the reason why it has none.</summary>
public sealed record CoefficientEstimate
{
    /// <summary>Records without which there is no interval.</summary>
    public const int FewestRecords = 5;

    /// <summary>
    /// What rounding may leave of a deviation that is 0; the smallest real one is of the order of 1 in the number of records.
    /// </summary>
    internal const double Rounding = 1e-11;

    // The 97.5th percentile of the normal distribution.
    private const double Z = 1.959963984540054;

    private CoefficientEstimate(double value, double? standardError, NoInterval? whyNoInterval) =>
        (Value, StandardError, WhyNoInterval) = (value, standardError, whyNoInterval);

    /// <summary>The coefficient; 1 is perfect agreement, 0 what chance would give.</summary>
    public double Value { get; }

    /// <summary>Its standard error, above 0; null where there is no interval.</summary>
    public double? StandardError { get; }

    /// <summary>Why there is neither standard error nor interval; null where there are.</summary>
    public NoInterval? WhyNoInterval { get; }

    /// <summary>Lower bound of the normal 95 % confidence interval, never below −1; null where there is none.</summary>
    public double? Lower => StandardError is { } error ? Math.Max(-1, Value - (Z * error)) : null;

    /// <summary>Upper bound of the normal 95 % confidence interval, never above 1; null where there is none.</summary>
    public double? Upper => StandardError is { } error ? Math.Min(1, Value + (Z * error)) : null;

    /// <summary>An estimate; what the table itself forbids comes before an error of 0.</summary>
    internal static CoefficientEstimate Of(double value, double standardError, NoInterval? degenerate)
    {
        var why = degenerate ?? (standardError > 0 ? null : NoInterval.ZeroError);
        return new(value, why is null ? standardError : null, why);
    }
}
