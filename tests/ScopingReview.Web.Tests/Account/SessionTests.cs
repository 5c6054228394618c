using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Account;

/// <summary>Signing out ends the sign-in on the server, and not the cookie of one browser alone.</summary>
public sealed class SessionTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static readonly TimeSpan _aMinute = TimeSpan.FromSeconds(61);

    [Fact]
    public async Task A_copy_of_the_cookie_is_refused_once_its_owner_has_signed_out()
    {
        var user = await workbench.AddUserAsync();
        var (cookie, otherBrowser) = (await workbench.CookieAsync(user, _aMinute), await workbench.CookieAsync(user, _aMinute));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(Urls.Account, cookie)).StatusCode);

        await SignOutAsync(cookie);

        Assert.Equal(HttpStatusCode.Redirect, (await GetAsync(Urls.Account, cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(Urls.Account, otherBrowser)).StatusCode);
    }

    [Fact]
    public async Task A_cookie_that_was_renewed_ends_with_the_one_that_it_replaced()
    {
        var user = await workbench.AddUserAsync();
        var cookie = await workbench.CookieAsync(user, _aMinute);
        using var renewal = await GetAsync(Urls.Account, cookie);
        var renewed = renewal.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("scoping-review=", StringComparison.Ordinal))
            .Split(';')[0];
        Assert.NotEqual(cookie, renewed);

        await SignOutAsync(cookie);

        using var scope = workbench.Services.CreateScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<Sessions>().IsEndedAsync(PrincipalOf(renewed)));
    }

    [Fact]
    public async Task An_open_page_ends_with_the_sign_in_within_its_next_look()
    {
        var user = await workbench.AddUserAsync();
        var (cookie, otherBrowser) = (await workbench.CookieAsync(user), await workbench.CookieAsync(user));
        using var page = new RevalidatingUser(workbench.Services.GetRequiredService<ILoggerFactory>(),
            workbench.Services.GetRequiredService<IServiceScopeFactory>());
        Assert.True(await page.IsOpenAsync(PrincipalOf(cookie), CancellationToken.None));

        await SignOutAsync(cookie);

        Assert.False(await page.IsOpenAsync(PrincipalOf(cookie), CancellationToken.None));
        Assert.True(await page.IsOpenAsync(PrincipalOf(otherBrowser), CancellationToken.None));
    }

    [Fact]
    public async Task A_cookie_from_before_sessions_had_ids_takes_all_with_it()
    {
        var user = await workbench.AddUserAsync();
        var other = PrincipalOf(await workbench.CookieAsync(user));
        var old = new ClaimsPrincipal(new ClaimsIdentity(other.Claims.Where(claim => claim.Type != Sessions.ClaimType), "old"));
        using var scope = workbench.Services.CreateScope();
        var sessions = scope.ServiceProvider.GetRequiredService<Sessions>();

        await sessions.EndAsync(old, source: null);

        Assert.False(await sessions.IsOpenAsync(old));
        Assert.False(await sessions.IsOpenAsync(other));
    }

    [Fact]
    public async Task Signing_out_is_written_down_once()
    {
        var user = await workbench.AddUserAsync();
        var cookie = await workbench.CookieAsync(user);

        await SignOutAsync(cookie);
        await SignOutAsync(cookie);

        await using var db = workbench.Db();
        Assert.Equal([AccountEvents.SignedOut], await db.AccountEvents.Where(e => e.UserId == user).Select(e => e.Action).ToListAsync());
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string cookie)
    {
        using var client = await workbench.ClientAsync(null);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request);
    }

    private async Task SignOutAsync(string cookie)
    {
        using var client = await workbench.ClientAsync(null);
        using var request = new HttpRequestMessage(HttpMethod.Post, Urls.SignOut);
        request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private ClaimsPrincipal PrincipalOf(string cookie)
        => workbench.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme)
            .TicketDataFormat.Unprotect(cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..])!.Principal;
}
