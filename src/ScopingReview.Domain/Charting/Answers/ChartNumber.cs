using System.Globalization;

namespace ScopingReview.Domain.Charting;

/// <summary>How numbers are written in answers: digits with a decimal point, whatever the reader's culture.</summary>
public static class ChartNumber
{
    /// <summary>Reads a number; false for thousands separators, decimal commas and words.</summary>
    public static bool TryRead(string text, out decimal number) => decimal.TryParse(
        text,
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
        CultureInfo.InvariantCulture,
        out number);
}
