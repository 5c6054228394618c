using System.Globalization;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Manuscript;

/// <summary>Numbers as they stand in a manuscript: invariant culture, half away from zero, a real minus sign.</summary>
internal static class ManuscriptText
{
    public static string Count(long count) => count.Grouped();

    public static string Counted(long count, string singular, string plural) => $"{Count(count)} {(count == 1 ? singular : plural)}";

    public static string Percent(long part, long whole) => AgreementNumbers.Percent(part, whole, 1) + " %";

    public static string Decimals(decimal value, int places)
    {
        var rounded = Math.Round(value, places, MidpointRounding.AwayFromZero);
        var text = Math.Abs(rounded).ToString(string.Create(CultureInfo.InvariantCulture, $"F{places}"), CultureInfo.InvariantCulture);
        return rounded < 0 ? "−" + text : text;
    }
}
