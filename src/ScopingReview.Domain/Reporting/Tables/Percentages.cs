using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// Percentages from counts: one decimal, half away from zero, in whole numbers so that no rounding error of a float can show.
/// </summary>
public static class Percentages
{
    /// <summary>What stands where the denominator is zero.</summary>
    public const string NotEstimable = "–";

    /// <summary>Percentage without the sign, with a decimal point: 75 of 172 is "43.6"; "–" of zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static string Format(int count, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        if (total == 0)
            return NotEstimable;
        var tenths = (2000L * count + total) / (2L * total);
        return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10}");
    }
}
