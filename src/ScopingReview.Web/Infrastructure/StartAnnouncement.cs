using System.Globalization;
using System.Net;

namespace ScopingReview.Web.Infrastructure;

internal static class StartAnnouncement
{
    /// <summary>Says where the workbench is once it listens and, while there is no account, how to make the first one. Plain lines, because a person reads them.</summary>
    public static void AnnounceStart(this WebApplication app, string? setUpPath)
        => app.Lifetime.ApplicationStarted.Register(() =>
        {
            var listening = app.Urls.FirstOrDefault() ?? "";
            var address = Shown(listening);
            Console.WriteLine();
            Console.WriteLine($"  The workbench is at  {address}/");
            if (setUpPath is not null)
                Console.WriteLine($"  First account:       {address}{setUpPath}   (works once)");
            if (IsEveryAddress(listening))
                Console.WriteLine("  From another machine, put this one's name or address in the place of localhost.");
            Console.WriteLine();
        });

    /// <summary>
    /// An address that a browser can open: 0.0.0.0 and its like mean every address of the machine, and are none themselves.
    /// </summary>
    internal static string Shown(string listening)
    {
        if (!IsEveryAddress(listening))
            return listening.TrimEnd('/');
        var address = BindingAddress.Parse(listening);
        return string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://localhost:{address.Port}{address.PathBase}").TrimEnd('/');
    }

    private static bool IsEveryAddress(string listening)
    {
        var spelled = listening.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal);
        return Uri.TryCreate(spelled, UriKind.Absolute, out var address)
            && IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip)
            && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any));
    }
}
