using System.Net;

namespace ScopingReview.Web.Demo;

/// <summary>The option --demo, and where it may be used.</summary>
internal static class DemoOption
{
    private const string Key = "demo";

    public static bool IsAsked(IConfiguration configuration)
        => string.Equals(configuration[Key], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first address that other machines could reach; null if there is none.</summary>
    public static string? Reachable(IEnumerable<string> addresses) => addresses.FirstOrDefault(address => !IsLoopback(address));

    /// <summary>Where the server is told to listen, by all the ways there are.</summary>
    public static IReadOnlyList<string> Configured(IConfiguration configuration)
    {
        string[] endpoints = [.. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"])
            .OfType<string>()];
        if (endpoints.Length > 0)
            return endpoints;
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls)
            return urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // Ports alone mean every address of the machine.
        return [.. new[] { configuration[WebHostDefaults.HttpPortsKey], configuration[WebHostDefaults.HttpsPortsKey] }
            .OfType<string>().SelectMany(ports => ports.Split(';', StringSplitOptions.RemoveEmptyEntries))
            .Select(port => $"http://*:{port}")];
    }

    private static bool IsLoopback(string address)
    {
        try
        {
            var host = BindingAddress.Parse(address).Host.Trim('[', ']');
            return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
