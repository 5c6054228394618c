using System.Globalization;

namespace ScopingReview.Domain.Charting;

/// <summary>How dates are written in answers (ISO 8601): 2024-03-09, or 2024-03, or 2024, as exactly as the report says.</summary>
public static class ChartDate
{
    private static readonly string[] _forms = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    /// <summary>Reads a date; of one without a day or a month the first.</summary>
    public static bool TryRead(string text, out DateOnly date)
        => DateOnly.TryParseExact(text, _forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
