using System.Globalization;

namespace ScopingReview.Domain.Records;

/// <summary>
/// A record's number in its review, counted from 1 in order of import and never given twice. The text form is what people see
/// and what the draw of the second reviewer's sample hashes, so it must not change.
/// </summary>
public static class RecordNumber
{
    private const string Prefix = "R-";

    /// <summary>"R-000123": six digits, more where needed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public static string Format(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        return Prefix + number.ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Reads "R-000123" as a person may type it: any case, spaces around it, leading zeros left out.</summary>
    public static bool TryParse(string? text, out int number)
    {
        number = 0;
        var trimmed = text.AsSpan().Trim();
        return trimmed.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(trimmed[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number > 0;
    }
}
