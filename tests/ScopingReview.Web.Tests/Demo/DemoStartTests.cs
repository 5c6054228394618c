using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Demo;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Tests.Demo;

[Collection(DemoBench.Collection)]
public sealed class DemoStartTests(DemoBench bench)
{
    [Fact]
    public async Task After_a_start_without_the_option_nobody_can_sign_in_with_a_demo_account()
    {
        IReadOnlyList<OpenDemoAccount> open;
        using (var scope = bench.App.As(null))
            open = await scope.ServiceProvider.GetRequiredService<DemoAccounts>().OpenAsync();

        await using var earnest = bench.Start(demo: false);

        using var later = earnest.As(null);
        var users = later.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        foreach (var account in open)
        {
            var user = await users.FindByEmailAsync(account.Person.Email);
            Assert.False(
                (await later.ServiceProvider.GetRequiredService<SignInManager<AppUser>>()
                    .CheckPasswordSignInAsync(user!, account.Password, lockoutOnFailure: false)).Succeeded);
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://127.0.0.1:0;http://[::1]:0", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://[::]:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://+:5080", false)]
    [InlineData("http://192.168.1.4:5080", false)]
    [InlineData("https://review.example.org", false)]
    [InlineData("http://unix:/run/review.sock", false)]
    [InlineData("http://127.0.0.1:5080;http://0.0.0.0:5080", false)]
    [InlineData("nonsense", false)]
    public void The_demo_listens_on_this_machine_only(string urls, bool allowed)
    {
        Assert.Equal(allowed,
            Record.Exception(() => DemoStart.RefuseOtherMachines(Configuration(("demo", "true"), ("urls", urls)))) is null);
        DemoStart.RefuseOtherMachines(Configuration(("urls", urls)));
    }

    [Theory]
    [InlineData("http_ports", "8080")]
    [InlineData("https_ports", "8443")]
    [InlineData("Kestrel:Endpoints:Public:Url", "http://0.0.0.0:80")]
    public void Other_ways_to_name_an_address_are_seen_too(string key, string value)
        => Assert.Throws<StartupProblem>(() => DemoStart.RefuseOtherMachines(Configuration(("demo", "true"), (key, value))));

    [Fact]
    public void The_switch_does_not_swallow_the_argument_after_it()
        => Assert.Equal(["--demo=true", "--urls", "http://127.0.0.1:5081"],
            CommandLine.Spelled(["--demo", "--urls", "http://127.0.0.1:5081"]));

    [Fact]
    public void The_table_names_accounts_and_passwords()
    {
        var table = DemoStart.Table([new(DemoPeople.Lead, Guid.CreateVersion7(), "bafo-kilu-rame-ditu")]);

        Assert.Contains("lead@demo.invalid", table, StringComparison.Ordinal);
        Assert.Contains("bafo-kilu-rame-ditu", table, StringComparison.Ordinal);
    }

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings)
        => new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
