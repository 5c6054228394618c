using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Account;

/// <summary>
/// A sign-in has an id, which its cookie carries. Signing out writes it down, so that copies of the cookie and pages that are still open
/// end with it; other browsers of the same person go on.
/// </summary>
internal sealed class Sessions(ReviewDbContext db, UserManager<AppUser> users, TimeProvider clock)
{
    public const string ClaimType = "session";

    /// <summary>The longest that a cookie lives without being seen, and so checked.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public static Claim NewClaim() => new(ClaimType, Guid.CreateVersion7().ToString());

    /// <summary>Whether somebody who signed in still is: not signed out, and the same password since.</summary>
    public async Task<bool> IsOpenAsync(ClaimsPrincipal principal, CancellationToken cancellationToken = default)
    {
        var user = await users.GetUserAsync(principal);
        if (user is null || await IsEndedAsync(principal, cancellationToken))
            return false;
        var stamp = principal.FindFirstValue(users.Options.ClaimsIdentity.SecurityStampClaimType);
        return string.Equals(stamp, await users.GetSecurityStampAsync(user), StringComparison.Ordinal);
    }

    public async Task<bool> IsEndedAsync(ClaimsPrincipal principal, CancellationToken cancellationToken = default)
        => IdOf(principal) is { } id && await db.EndedSessions.AnyAsync(s => s.Id == id, cancellationToken);

    /// <summary>Ends the sign-in. One from before there were ids has to take the person's others with it.</summary>
    public async Task EndAsync(ClaimsPrincipal principal, string? source, CancellationToken cancellationToken = default)
    {
        if (await users.GetUserAsync(principal) is not { } user)
            return;
        var now = clock.GetUtcNow();
        if (IdOf(principal) is not { } id)
            await users.UpdateSecurityStampAsync(user);
        else if (!await db.EndedSessions.AnyAsync(s => s.Id == id, cancellationToken))
            db.EndedSessions.Add(new EndedSession { Id = id, At = now });
        else
            return;
        db.RecordAccount(user.Id, now, AccountEvents.SignedOut, source);
        await db.SaveChangesAsync(cancellationToken);
        var forgotten = now - (2 * Lifetime);
        await db.EndedSessions.Where(s => s.At < forgotten).ExecuteDeleteAsync(cancellationToken);
    }

    private static Guid? IdOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(ClaimType), out var id) ? id : null;
}

/// <summary>Checks a cookie once a minute, as the framework does, for its session too.</summary>
internal sealed class SessionValidator(
    IOptions<SecurityStampValidatorOptions> options, SignInManager<AppUser> signIns, ILoggerFactory loggers, Sessions sessions)
    : SecurityStampValidator<AppUser>(options, signIns, loggers)
{
    protected override async Task<AppUser?> VerifySecurityStamp(ClaimsPrincipal? principal)
        => principal is null || await sessions.IsEndedAsync(principal) ? null : await base.VerifySecurityStamp(principal);

    /// <summary>The renewed cookie is of the same session.</summary>
    protected override async Task SecurityStampVerified(AppUser user, CookieValidatePrincipalContext context)
    {
        var session = context.Principal?.FindFirst(Sessions.ClaimType);
        await base.SecurityStampVerified(user, context);
        if (context.Principal?.Identity is not ClaimsIdentity renewed || session is null)
            return;
        renewed.TryRemoveClaim(renewed.FindFirst(Sessions.ClaimType));
        renewed.AddClaim(new Claim(Sessions.ClaimType, session.Value));
    }
}
