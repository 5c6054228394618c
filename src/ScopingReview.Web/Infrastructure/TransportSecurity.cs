using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;
using ScopingReview.Web.Demo;

namespace ScopingReview.Web.Infrastructure;

/// <summary>
/// Between browser and workbench: TLS stays where it was used once, cookies follow it, and the workbench answers under its own names alone.
/// </summary>
internal static class TransportSecurity
{
    private const string Anything = "*";
    private static readonly string[] _thisMachine = ["localhost", "127.0.0.1", "[::1]"];

    public static IServiceCollection AddTransportSecurity(this IServiceCollection services, IConfiguration configuration) => services
        .AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365)) // never said to localhost and its like: the framework leaves them out
        .Configure<AntiforgeryOptions>(antiforgery => antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest)
        .Configure<HostFilteringOptions>(filter => filter.AllowedHosts = [.. HostNames(configuration)]);

    public static void UseTransportSecurity(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<HostFilteringOptions>>().Value.AllowedHosts.Contains(Anything))
            app.Logger.LogWarning("The workbench answers under any host name. Name its own in AllowedHosts, such as review.example.org");
        app.UseHsts();
    }

    /// <summary>
    /// The names under which it answers: those in AllowedHosts; else the ones that it listens on, and this machine's. A page of another
    /// site that points its own name at this machine gets no answer. Who listens on all addresses cannot know their names.
    /// </summary>
    internal static IEnumerable<string> HostNames(IConfiguration configuration)
    {
        const StringSplitOptions Each = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        if (configuration["AllowedHosts"]?.Split(';', Each) is { Length: > 0 } named)
            return named;
        string[] listening = [.. DemoOption.Configured(configuration).Select(HostOf).Distinct(StringComparer.OrdinalIgnoreCase)];
        return listening.Contains(Anything, StringComparer.Ordinal)
            ? [Anything]
            : listening.Union(_thisMachine, StringComparer.OrdinalIgnoreCase);
    }

    private static string HostOf(string address)
    {
        var parsed = BindingAddress.Parse(address);
        var isAnything = parsed.IsUnixPipe || parsed.IsNamedPipe || parsed.Host is "" or Anything or "+" or "0.0.0.0" or "[::]";
        return isAnything ? Anything : parsed.Host;
    }
}
