using System.Globalization;

namespace ScopingReview.Domain;

/// <summary>Numbers as pages, files and sentences write them, whatever language the server speaks.</summary>
public static class Grouping
{
    /// <summary>With a comma between thousands: 13,178.</summary>
    public static string Grouped(this int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Grouped(int)"/>
    public static string Grouped(this long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Rounded to a whole number, with a comma between thousands.</summary>
    public static string Grouped(this double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number of bytes in millions, with one decimal and without the unit: 1,204.5.</summary>
    public static string Megabytes(this long bytes) => (bytes / 1_000_000d).ToString("N1", CultureInfo.InvariantCulture);
}
