using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Account;

public sealed class SignInTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const string Password = "correct horse 9";
    private const string NobodysAddress = "nobody@example.org";

    [Fact]
    public async Task A_known_and_an_unknown_address_answer_in_the_same_words()
    {
        var known = await SignInAsync(await EmailAsync(await workbench.AddUserAsync()), "wrong wrong wrong");
        var unknown = await SignInAsync(NobodysAddress, "wrong wrong wrong");

        Assert.Equal(known.Status, unknown.Status);
        Assert.Contains("Incorrect e-mail address or password", known.Said, StringComparison.Ordinal);
        Assert.Equal(known.Said, unknown.Said);
    }

    [Fact]
    public async Task For_an_unknown_address_a_password_is_compared_and_a_failure_stored_as_for_a_known_one()
    {
        var user = await workbench.AddUserAsync();
        foreach (var address in new[] { await EmailAsync(user), "another-nobody@example.org" })
        {
            var services = workbench.As(null);
            var comparing = new CountingHasher();
            services.GetRequiredService<UserManager<AppUser>>().PasswordHasher = comparing;
            await using var db = workbench.Db();
            var before = await db.AccountEvents.CountAsync();

            var answer = await services.GetRequiredService<SignInService>().SignInAsync(address, "wrong wrong wrong", remember: false);

            Assert.Equal(new SignInAnswer(false), answer);
            Assert.Equal((1, before + 1), (comparing.Compared, await db.AccountEvents.CountAsync()));
        }
    }

    [Fact]
    public async Task Too_many_wrong_passwords_are_refused_alike_for_known_and_unknown_addresses_and_say_when_to_come_back()
    {
        List<string> said = [];
        foreach (var address in new[] { await EmailAsync(await workbench.AddUserAsync()), "third-nobody@example.org" })
        {
            for (var i = 0; i < SignInThrottle.Tries; i++)
                await workbench.As<SignInService>(null).SignInAsync(address, "wrong wrong wrong", remember: false);

            var (status, page, after) = await SignInAsync(address, Password);

            Assert.Equal(HttpStatusCode.TooManyRequests, status);
            Assert.InRange(after!.Value, TimeSpan.FromMinutes(4), SignInThrottle.Window);
            said.Add(page);
        }

        Assert.Equal(said[0], said[1]);
        Assert.Contains("Wait 5 minutes", said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_no_database_could_hold_is_an_unknown_one()
    {
        Assert.Equal(new SignInAnswer(false),
            await workbench.As<SignInService>(null).SignInAsync("a\0b\ud800@example.org", Password, remember: false));
        Assert.Equal(new SignInAnswer(false), await workbench.As<SignInService>(null)
            .SignInAsync(new string('a', 5_000) + "\ud83d\ude00@example.org", Password, remember: false));
    }

    [Fact]
    public async Task Signing_in_and_failing_to_are_written_down()
    {
        var user = await workbench.AddUserAsync();
        var email = await EmailAsync(user);

        await SignInAsync(email, "wrong wrong wrong");
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(email, Password)).Status);

        await using var db = workbench.Db();
        Assert.Equal([AccountEvents.SignInFailed, AccountEvents.SignedIn],
            await db.AccountEvents.Where(e => e.UserId == user).OrderBy(e => e.At).Select(e => e.Action).ToListAsync());
    }

    [Theory]
    [InlineData("password1234")]
    [InlineData("Reader Reader 1")]
    public async Task Common_passwords_are_refused_when_an_account_is_made(string password)
    {
        using var scope = workbench.Services.CreateScope();
        var user = new AppUser
        {
            DisplayName = "Reader",
            UserName = "reader@example.org",
            Email = "reader@example.org",
            CreatedAt = default
        };

        var result = await scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>().CreateAsync(user, password);

        Assert.StartsWith("This password is too easy to guess", Assert.Single(result.Errors).Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_password_is_written_down_and_ends_links_that_were_open()
    {
        var review = await workbench.AddReviewAsync();
        var member = review.Reviewers[0];
        var link = (await workbench.As<PasswordLinkService>(review.Lead).MakeAsync(review.Id, member)).Value!;

        Assert.False(
            (await workbench.As<AccountService>(member).ChangePasswordAsync("wrong wrong wrong", "teapot marble orbit")).Succeeded);
        Assert.True((await workbench.As<AccountService>(member).ChangePasswordAsync(Password, "teapot marble orbit")).Succeeded);

        Assert.Null(await workbench.As<PasswordLinkService>(null).FindAsync(link));
        await using var db = workbench.Db();
        Assert.Equal(1, await db.AccountEvents.CountAsync(e => e.UserId == member && e.Action == AccountEvents.PasswordChanged));
    }

    [Fact]
    public async Task The_current_password_cannot_be_guessed_from_a_browser_that_was_left_open()
    {
        var user = await workbench.AddUserAsync();
        for (var i = 0; i < SignInThrottle.Tries; i++)
            await workbench.As<AccountService>(user).ChangePasswordAsync("wrong wrong wrong", "teapot marble orbit");

        var refused = await workbench.As<AccountService>(user).ChangePasswordAsync(Password, "teapot marble orbit");

        Assert.StartsWith("Too many wrong passwords.", refused.Message, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Said, TimeSpan? After)> SignInAsync(string email, string password)
    {
        using var client = await workbench.ClientAsync(null);
        using var answer = await client.SendFormAsync(Urls.SignIn, "sign-in", ("Input.Email", email), ("Input.Password", password));
        var page = await answer.Content.ReadAsStringAsync();
        var from = page.IndexOf("<h1", StringComparison.Ordinal);
        var said = from < 0 ? "" : page[from..page.IndexOf("<form", from, StringComparison.Ordinal)];
        return (answer.StatusCode, said, answer.Headers.RetryAfter?.Delta);
    }

    private async Task<string> EmailAsync(Guid user)
    {
        await using var db = workbench.Db();
        return (await db.Users.Where(u => u.Id == user).Select(u => u.Email).SingleAsync())!;
    }

    private sealed class CountingHasher : PasswordHasher<AppUser>
    {
        public int Compared { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(AppUser user, string hashedPassword, string providedPassword)
        {
            Compared++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
