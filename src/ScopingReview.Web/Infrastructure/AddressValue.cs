using System.Globalization;

namespace ScopingReview.Web.Infrastructure;

/// <summary>
/// Values in an address that somebody may have typed. What cannot be read counts as not said: a mistyped page is no error page.
/// </summary>
internal static class AddressValue
{
    /// <summary>More than any list has, and few enough that the rows before it can be counted.</summary>
    private const int LastPage = 1_000_000;

    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;

    /// <summary>Which of the review's forms, from 1; the first where nothing or nonsense is said.</summary>
    public static int Form(string? text) => Number(text) is > 0 and <= 9 and var form ? form : 1;

    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    /// <summary>A page of a list, from 1.</summary>
    public static int Page(string? text) => Number(text) is > 0 and var page ? Math.Min(page, LastPage) : 1;
}
