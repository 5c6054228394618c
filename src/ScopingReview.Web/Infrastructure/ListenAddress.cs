using System.Net;
using System.Net.Sockets;

namespace ScopingReview.Web.Infrastructure;

/// <summary>
/// Where the web server listens: SCOPING_REVIEW_URLS, else what ASP.NET Core is told in its own ways, else this machine only.
/// </summary>
public static class ListenAddress
{
    public const string Default = "http://127.0.0.1:5080";

    /// <summary>Sets the address and says at once, before a database is started, when a port is taken.</summary>
    public static WebApplicationBuilder UseListenAddress(this WebApplicationBuilder builder)
    {
        var configured = builder.Configuration["SCOPING_REVIEW_URLS"];
        var setOtherwise = builder.Configuration["urls"] ?? builder.Configuration["http_ports"] ?? builder.Configuration["https_ports"];
        if (!string.IsNullOrWhiteSpace(configured) || setOtherwise is null)
            builder.WebHost.UseUrls(string.IsNullOrWhiteSpace(configured) ? Default : configured);
        foreach (var url in builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey)?.Split(';', StringSplitOptions.RemoveEmptyEntries)
            ?? [])
            EnsureFree(url.Trim());
        return builder;
    }

    internal static StartupProblem Taken(string url, Exception? inner = null) => new(
        $"Another program already listens on {url}.",
        "Stop it, or choose another port: scripts/run --port 5081 (or set SCOPING_REVIEW_URLS).",
        inner);

    private static void EnsureFree(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException exception)
        {
            throw new StartupProblem(
                $"\"{url}\" is not an address to listen on.",
                $"Write it like {Default}; several are separated by semicolons.",
                exception);
        }

        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
            return;
        var ip = address.Host == "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(address.Host.Trim('[', ']'), out var given) ? given
            : IPAddress.Any;
        try
        {
            using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(ip, address.Port));
            socket.Listen();
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw Taken(url, exception);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new StartupProblem($"This user may not listen on {url}.", "Choose a port above 1023: scripts/run --port 5080.",
                exception);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            throw new StartupProblem($"This machine has no address {address.Host}.",
                $"Set SCOPING_REVIEW_URLS to an address of this machine, such as {Default}.", exception);
        }
        catch (SocketException)
        {
            // Whatever else is wrong (no IPv6, say) the web server itself will tell.
        }
    }
}
