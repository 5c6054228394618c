using Microsoft.Extensions.DependencyInjection.Extensions;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Demo;

/// <summary>What --demo does to a start, and what its absence does.</summary>
internal static class DemoStart
{
    /// <summary>Before anything is started: the demo is for the machine that it runs on.</summary>
    /// <exception cref="StartupProblem">The demo was asked for at an address that other machines can reach.</exception>
    public static void RefuseOtherMachines(IConfiguration configuration)
    {
        if (DemoOption.IsAsked(configuration) && DemoOption.Reachable(DemoOption.Configured(configuration)) is { } address)
            throw Reachable(address);
    }

    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<DemoAccounts>();
        if (!DemoOption.IsAsked(configuration))
            return services;
        return services
            .AddSingleton<DemoClock>()
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => provider.GetRequiredService<DemoClock>()))
            .AddSingleton<DemoCommits>()
            .ConfigureDbContext<ReviewDbContext>((provider, options) => options.AddInterceptors(provider.GetRequiredService<DemoCommits>()))
            .AddScoped<DemoReview>();
    }

    /// <summary>With --demo: opens the accounts, fills the review, and prints how to sign in. Without: closes the accounts.</summary>
    public static async Task PrepareDemoAsync(this WebApplication app, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<DemoAccounts>();
        if (!DemoOption.IsAsked(app.Configuration))
        {
            await accounts.CloseAsync();
            return;
        }

        var open = await accounts.OpenAsync();
        await scope.ServiceProvider.GetRequiredService<DemoReview>().EnsureAsync(open, stop);
        app.Lifetime.ApplicationStarted.Register(() => Announce(app, open));
    }

    internal static string Table(IReadOnlyList<OpenDemoAccount> accounts)
        => string.Join(Environment.NewLine,
        [
            $"  {"Demo account",-22}{"E-mail",-22}Password",
            .. accounts.Select(account => $"  {account.Person.Name,-22}{account.Person.Email,-22}{account.Password}"),
            "",
        ]);

    private static void Announce(WebApplication app, IReadOnlyList<OpenDemoAccount> accounts)
    {
        // What was really bound, whatever way it was configured.
        if (DemoOption.Reachable(app.Urls) is { } address)
        {
            app.Logger.LogCritical("{Problem}", Reachable(address).Message);
            app.Lifetime.StopApplication();
            return;
        }

        // To the console, not to the log: logs are kept.
        Console.WriteLine(Table(accounts));
    }

    private static StartupProblem Reachable(string address) => new(
        $"The demo is for this machine alone, because its accounts are for anybody who sees the console, but it was to listen on {address}.",
        "Leave out --demo, or listen on 127.0.0.1: scripts/run --demo");
}
