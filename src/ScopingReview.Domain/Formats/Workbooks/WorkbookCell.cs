using System.Globalization;

namespace ScopingReview.Domain.Formats;

/// <summary>Writes a value of a cell as the text that a person sees, or typed.</summary>
internal static class WorkbookCell
{
    /// <summary>The text of a value; dates by how the cell shows them, because Excel makes dates of issues and pages ("3-4").</summary>
    public static string Text(object? value, string? format) => value switch
    {
        null => "",
        string text => Clean(text),
        double number => Number(number),
        bool truth => truth ? "TRUE" : "FALSE",
        DateTime date => Date(date, format ?? ""),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>Whole numbers without a point or an exponent: 38589815, not 3.8589815E+07.</summary>
    private static string Number(double number) => Math.Abs(number) < 1e15
        ? number.ToString("0.###############", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);

    private static string Date(DateTime date, string format)
    {
        var shown = format.Replace("\\", "", StringComparison.Ordinal).ToLowerInvariant();
        var (hasYear, hasDay) = (shown.Contains('y', StringComparison.Ordinal), shown.Contains('d', StringComparison.Ordinal));
        var pattern = (hasYear, hasDay) switch
        {
            (false, true) => "dd-MMM",
            (true, false) => "MMM-yy",
            _ when date.TimeOfDay != TimeSpan.Zero => "yyyy-MM-dd HH:mm:ss",
            _ => "yyyy-MM-dd",
        };
        return date.ToString(pattern, CultureInfo.InvariantCulture);
    }

    /// <summary>Excel writes a carriage return as _x000D_; NUL cannot be stored.</summary>
    private static string Clean(string text)
    {
        if (text.Contains("_x000D_", StringComparison.Ordinal))
            text = text.Replace("_x000D_", "", StringComparison.Ordinal);
        return text.Replace('\0', '\uFFFD');
    }
}
