using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Account;

internal static class LocalUrl
{
    /// <summary>The address if it is a path of this site; another site's address never becomes a redirect.</summary>
    public static string OrHome(string? url)
        => url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) ? url : Urls.Home;
}
