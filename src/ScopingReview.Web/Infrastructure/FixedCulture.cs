using System.Globalization;

namespace ScopingReview.Web.Infrastructure;

/// <summary>
/// One culture for every page and file, whatever the machine speaks: the same review must not say "1,234" on one server and "1.234" on
/// another, and a file that is made here is read elsewhere. Dates are written by the pages' own patterns, and shown in the time zone of the
/// browser.
/// </summary>
internal static class FixedCulture
{
    public static void Apply()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
    }
}
