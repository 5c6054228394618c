namespace ScopingReview.Domain.Screening;

/// <summary>An agreement coefficient with its large-sample standard error.</summary>
/// <param name="Value">The coefficient; 1 is perfect agreement, 0 what chance would give.</param>
/// <param name="StandardError">Its standard error; null for fewer than two records, which tell nothing about it.</param>
public sealed record CoefficientEstimate(double Value, double? StandardError)
{
    // The 97.5th percentile of the normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>Lower bound of the normal 95 % confidence interval, never below −1; null where there is no standard error.</summary>
    public double? Lower => StandardError is { } error ? Math.Max(-1, Value - (Z * error)) : null;

    /// <summary>Upper bound of the normal 95 % confidence interval, never above 1; null where there is no standard error.</summary>
    public double? Upper => StandardError is { } error ? Math.Min(1, Value + (Z * error)) : null;
}
