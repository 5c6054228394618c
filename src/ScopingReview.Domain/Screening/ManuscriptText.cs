using System.Globalization;

namespace ScopingReview.Domain.Screening;

/// <summary>Numbers as they stand in a manuscript: invariant culture, half away from zero, a real minus sign.</summary>
internal static class ManuscriptText
{
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Counted(long count, string singular, string plural) => $"{Count(count)} {(count == 1 ? singular : plural)}";

    /// <summary>From the counts and in decimal fractions, so that a half is a half.</summary>
    public static string Percent(long part, long whole) => Decimals(100m * part / whole, 1) + " %";

    public static string Coefficient(double value) => Decimals((decimal)value, 2);

    /// <summary>"0.66–0.90", and "−0.06 to 0.32" where a dash would be read as another minus.</summary>
    public static string Range(double lower, double upper) => Math.Round(lower, 2, MidpointRounding.AwayFromZero) < 0
        ? $"{Coefficient(lower)} to {Coefficient(upper)}"
        : $"{Coefficient(lower)}–{Coefficient(upper)}";

    public static string Decimals(decimal value, int places)
    {
        var rounded = Math.Round(value, places, MidpointRounding.AwayFromZero);
        var text = Math.Abs(rounded).ToString($"F{places}", CultureInfo.InvariantCulture);
        return rounded < 0 ? "−" + text : text;
    }
}
