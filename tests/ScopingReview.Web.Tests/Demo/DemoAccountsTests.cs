using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Demo;
using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Demo;

public sealed class DemoAccountsTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task Passwords_are_random_and_stay_the_same_within_the_same_data()
    {
        var first = await OpenAsync();
        using (var scope = workbench.Services.CreateScope())
            await scope.ServiceProvider.GetRequiredService<DemoAccounts>().CloseAsync();
        var second = await OpenAsync();

        Assert.Equal(3, first.Select(account => account.Password).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(first, second);
        foreach (var account in second)
            Assert.True((await SignInAsync(account.Person, account.Password)).Succeeded);

        await using var other = await TestPostgres.CreateDatabaseAsync(Workbench.MigrateAsync);
        await using var elsewhere = new StartedApplication(other.ConnectionString, demo: false);
        using var there = elsewhere.As(null);
        Assert.Empty(first.Select(account => account.Password).Intersect(
            (await there.ServiceProvider.GetRequiredService<DemoAccounts>().OpenAsync()).Select(account => account.Password),
            StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_password_that_somebody_changed_is_put_back_at_the_next_start()
    {
        var account = (await OpenAsync())[0];
        using (var scope = workbench.Services.CreateScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
            await users.ChangePasswordAsync((await users.FindByEmailAsync(account.Person.Email))!, account.Password, "correct horse 9");
        }

        await OpenAsync();

        Assert.True((await SignInAsync(account.Person, account.Password)).Succeeded);
        Assert.False((await SignInAsync(account.Person, "correct horse 9")).Succeeded);
    }

    [Fact]
    public async Task Closed_accounts_cannot_sign_in_and_open_sessions_end()
    {
        var open = await OpenAsync();
        var stamps = await StampsAsync();

        using (var scope = workbench.Services.CreateScope())
            await scope.ServiceProvider.GetRequiredService<DemoAccounts>().CloseAsync();

        foreach (var account in open)
        {
            var result = await SignInAsync(account.Person, account.Password);
            Assert.False(result.Succeeded);
            Assert.True(result.IsLockedOut);
        }
        Assert.Empty(stamps.Intersect(await StampsAsync()));
    }

    [Fact]
    public async Task Demo_accounts_do_not_use_up_the_set_up_link()
    {
        await OpenAsync();
        var token = workbench.Services.GetRequiredService<SetUpLink>().Token;

        Assert.True(await workbench.As<AccountService>(null).CanSetUpAsync(token));
        await workbench.AddUserAsync();
        Assert.False(await workbench.As<AccountService>(null).CanSetUpAsync(token));
    }

    private async Task<IReadOnlyList<OpenDemoAccount>> OpenAsync()
    {
        using var scope = workbench.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<DemoAccounts>().OpenAsync();
    }

    private async Task<SignInResult> SignInAsync(DemoPerson person, string password)
    {
        using var scope = workbench.Services.CreateScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>().FindByEmailAsync(person.Email);
        return await scope.ServiceProvider.GetRequiredService<SignInManager<AppUser>>()
            .CheckPasswordSignInAsync(user!, password, lockoutOnFailure: false);
    }

    private async Task<IReadOnlyList<string>> StampsAsync()
    {
        using var scope = workbench.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        List<string> stamps = [];
        foreach (var person in DemoPeople.All)
            stamps.Add((await users.FindByEmailAsync(person.Email))!.SecurityStamp!);
        return stamps;
    }
}
