using ScopingReview.Domain.Manuscript;

namespace ScopingReview.Domain.Screening;

/// <summary>
/// Figures of agreement rounded for reading, in invariant culture, half away from zero and with a real minus sign. What is not perfect
/// never reads as if it were: a coefficient below 1, or a percentage below 100, is given more decimals where it would round to it.
/// </summary>
public static class AgreementNumbers
{
    /// <summary>What stands in place of a figure that is not defined.</summary>
    public const string NotEstimable = "not estimable";

    /// <summary>More decimals than any table needs; a figure that is nearer to 1 differs by nothing but rounding errors.</summary>
    private const int MostPlaces = 10;

    /// <summary>Why Cohen's, Fleiss' or Conger's κ is not defined though there are records.</summary>
    public const string OneCategory = "all reviewers put everything into one and the same category";

    /// <summary>Why Conger's κ is not defined where κ of Fleiss is.</summary>
    public const string DifferentReaders = "the reviewers differ from record to record";

    /// <summary>A coefficient, as "0.78"; "0.996" rather than "1.00".</summary>
    /// <param name="value">The coefficient.</param>
    /// <param name="places">Decimals.</param>
    public static string Coefficient(double value, int places = 2) => ManuscriptText.Decimals((decimal)value, PlacesFor(value, places));

    /// <summary>The coefficient of an estimate, with as many decimals as its interval needs so that its bounds differ.</summary>
    /// <param name="estimate">The coefficient.</param>
    /// <param name="places">Decimals.</param>
    public static string Coefficient(CoefficientEstimate estimate, int places = 2)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return ManuscriptText.Decimals((decimal)estimate.Value, PlacesFor(estimate, places));
    }

    /// <summary>A 95 % confidence interval, as "0.66–0.90", and "−0.06 to 0.32" where a dash would be read as another minus.</summary>
    /// <param name="estimate">The coefficient.</param>
    /// <param name="places">Decimals.</param>
    /// <returns>Null where there is no interval.</returns>
    public static string? Interval(CoefficientEstimate estimate, int places = 2) => Bounds(estimate, places) switch
    {
        null => null,
        var (lower, upper) => lower.StartsWith('−') ? $"{lower} to {upper}" : $"{lower}–{upper}",
    };

    /// <summary>The bounds of a 95 % confidence interval, with the decimals of the coefficient.</summary>
    /// <param name="estimate">The coefficient.</param>
    /// <param name="places">Decimals.</param>
    /// <returns>Null where there is no interval.</returns>
    public static (string Lower, string Upper)? Bounds(CoefficientEstimate estimate, int places = 2)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        var decimals = PlacesFor(estimate, places);
        return estimate is { Lower: { } lower, Upper: { } upper }
            ? (ManuscriptText.Decimals((decimal)lower, decimals), ManuscriptText.Decimals((decimal)upper, decimals))
            : null;
    }

    /// <summary>Why there is no interval, as "interval not estimable: n &lt; 5".</summary>
    /// <param name="estimate">The coefficient.</param>
    /// <returns>Null where there is one.</returns>
    public static string? WhyNoInterval(CoefficientEstimate estimate)
    {
        return Reason(estimate) is { } reason ? $"interval {NotEstimable}: {reason}" : null;
    }

    /// <summary>The reason why there is no interval alone, as "n &lt; 5".</summary>
    /// <param name="estimate">The coefficient.</param>
    /// <returns>Null where there is one.</returns>
    public static string? Reason(CoefficientEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return estimate.WhyNoInterval switch
        {
            null => null,
            NoInterval.FewRecords => $"n < {CoefficientEstimate.FewestRecords}",
            NoInterval.ConstantReviewer => "one reviewer put everything into one category",
            _ when estimate.Value == 1 => "with perfect agreement the standard error is 0 by construction",
            _ => "the standard error is 0 by construction",
        };
    }

    /// <summary>Percentage without its sign, from counts: "98.3"; "99.95" rather than "100.0" where not all are among them.</summary>
    /// <param name="part">The part.</param>
    /// <param name="whole">The whole, 1 or more.</param>
    /// <param name="places">Decimals.</param>
    public static string Percent(long part, long whole, int places)
    {
        // In decimal fractions, so that a half is a half.
        var percent = 100m * part / whole;
        while (part < whole && Math.Round(percent, places, MidpointRounding.AwayFromZero) >= 100)
        {
            places++;
        }

        return ManuscriptText.Decimals(percent, places);
    }

    /// <summary>The same from a share.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="places">Decimals.</param>
    public static string Percent(double share, int places = 1) =>
        ManuscriptText.Decimals(100 * (decimal)share, PlacesFor(share, places + 2) - 2);

    private static int PlacesFor(double value, int places)
    {
        while (value < 1 && places < MostPlaces && Rounded(value, places) >= 1)
        {
            places++;
        }

        return places;
    }

    private static int PlacesFor(CoefficientEstimate estimate, int places)
    {
        places = PlacesFor(estimate.Value, places);
        while (estimate is { Lower: { } lower, Upper: { } upper } && places < MostPlaces
            && Rounded(lower, places) == Rounded(upper, places))
        {
            places++;
        }

        return places;
    }

    private static decimal Rounded(double value, int places) => Math.Round((decimal)value, places, MidpointRounding.AwayFromZero);
}
