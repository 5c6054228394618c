using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>A cell of a table: a text or a number, or nothing.</summary>
/// <param name="Text">The text; null for a number and for nothing.</param>
/// <param name="Number">The number; its scale says how many decimals are shown. Null for a text and for nothing.</param>
public readonly record struct ReportCell(string? Text, decimal? Number)
{
    /// <summary>Decimals of a number.</summary>
    public int Decimals => Number is { } number ? number.Scale : 0;

    /// <summary>What people read: thousands are grouped. Empty for nothing.</summary>
    public string Display => Number is { } number
        ? number.ToString(string.Create(CultureInfo.InvariantCulture, $"N{number.Scale}"), CultureInfo.InvariantCulture)
        : Text ?? "";

    /// <summary>A text.</summary>
    public static implicit operator ReportCell(string? text) => new(text, null);

    /// <summary>A count.</summary>
    public static implicit operator ReportCell(int number) => new(null, number);

    /// <summary>A number with the decimals of its scale.</summary>
    public static implicit operator ReportCell(decimal? number) => new(null, number);

    /// <summary>A number that counts nothing and is never grouped, as a year; nothing for null.</summary>
    public static ReportCell Plain(int? number) => new(number?.ToString(CultureInfo.InvariantCulture), null);

    /// <summary>A count, or nothing.</summary>
    public static ReportCell Of(int? number) => new(null, number);

    /// <summary>A percentage with one decimal; "–" of zero (<see cref="Percentages"/>).</summary>
    public static ReportCell Percent(int count, int total)
        => total == 0 ? Percentages.NotEstimable : decimal.Parse(Percentages.Format(count, total), CultureInfo.InvariantCulture);

    /// <summary>A number rounded half away from zero to so many decimals; nothing for null.</summary>
    public static ReportCell Rounded(double? number, int decimals)
    {
        if (number is not { } value || !double.IsFinite(value))
            return default;
        var rounded = Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
        // Adding a zero of that scale writes 0.5 as 0.500.
        return new(null, rounded + new decimal(0, 0, 0, isNegative: false, (byte)decimals));
    }
}
