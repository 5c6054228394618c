using System.Globalization;
using System.Net;

namespace ScopingReview.Web.Infrastructure;

internal static class StartAnnouncement
{
    /// <summary>
    /// The address under which people reach the workbench, where that is another than it listens on: in a container, behind a proxy.
    /// </summary>
    public const string PublicUrl = "SCOPING_REVIEW_PUBLIC_URL";

    /// <summary>
    /// Says where the workbench is once it listens and, while there is no account, how to make the first one. Plain lines, because a person
    /// reads them.
    /// </summary>
    public static void AnnounceStart(this WebApplication app, string? setUpPath)
    {
        var known = Known(app.Configuration[PublicUrl]);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var listening = app.Urls.FirstOrDefault() ?? "";
            var address = known ?? Shown(listening);
            Console.WriteLine();
            Console.WriteLine($"  The workbench is at  {address}/");
            if (setUpPath is not null)
                Console.WriteLine($"  First account:       {address}{setUpPath}   (works once)");
            if (known is null && IsEveryAddress(listening))
                Console.WriteLine("  From another machine, put this one's name or address in the place of localhost.");
            Console.WriteLine();
        });
    }

    /// <summary>Null where none is set.</summary>
    internal static string? Known(string? setting) => string.IsNullOrWhiteSpace(setting) ? null
        : Uri.TryCreate(setting, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address.GetLeftPart(UriPartial.Path).TrimEnd('/')
            : throw new StartupProblem($"{PublicUrl} is \"{setting}\", which is no address.",
                "Set it to the address that people open, such as https://review.example.org, or leave it out.");

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
