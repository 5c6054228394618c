using System.Globalization;
using System.Numerics;

namespace ScopingReview.Web.Components.Controls;

/// <summary>
/// Numbers as people type them, read strictly: a comma is always the decimal sign, and what is no plain number is none. MudBlazor's own
/// reading makes 25 of "2,5" and 1,000 of "1e3".
/// </summary>
internal static class NumberText
{
    public static bool TryParse<T>(string? text, out T? value) where T : struct, INumber<T>
    {
        value = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        var styles = IsWhole<T>() ? NumberStyles.AllowLeadingSign : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var plain = IsWhole<T>() ? text.Trim() : text.Trim().Replace(',', '.');
        if (!T.TryParse(plain, styles, CultureInfo.InvariantCulture, out var number) || !T.IsFinite(number))
            return false;
        value = number;
        return true;
    }

    public static string Format<T>(T? value) where T : struct, INumber<T>
        => value is { } number ? number.ToString(null, CultureInfo.InvariantCulture) : "";

    public static bool IsWhole<T>() where T : struct, INumber<T> => T.One / (T.One + T.One) == T.Zero;
}
