using System.Globalization;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>The day of a flow in an address.</summary>
internal static class FlowDay
{
    public const string Query = "as-of";

    /// <summary>The day; null without one, and for what is none.</summary>
    public static DateOnly? Of(string? text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day < DateOnly.MaxValue ? day : null;

    /// <summary>An address with the day; the same without one.</summary>
    public static string In(string address, DateOnly? day)
        => day is not { } known ? address : string.Create(CultureInfo.InvariantCulture, $"{address}?{Query}={known:yyyy-MM-dd}");
}
