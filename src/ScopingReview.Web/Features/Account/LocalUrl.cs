using System.Text;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Account;

internal static class LocalUrl
{
    /// <summary>
    /// The address if it is a path of this site; another site's address never becomes a redirect. Escaped as a header needs it: letters
    /// beyond ASCII, and the signs that browsers leave out before they look whether it is a path.
    /// </summary>
    public static string OrHome(string? url)
    {
        if (!IsPath(url) || !Uri.TryCreate("http://localhost" + url, UriKind.Absolute, out var address))
            return Urls.Home;
        var local = address.PathAndQuery + address.Fragment;
        return IsPath(local) && Ascii.IsValid(local) ? local : Urls.Home;
    }

    private static bool IsPath(string? url)
        => url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal);
}
