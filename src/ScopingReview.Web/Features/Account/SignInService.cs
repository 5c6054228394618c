using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Account;

/// <param name="Wait">How long to wait before the next try; null where the password was looked at.</param>
public sealed record SignInAnswer(bool Succeeded, TimeSpan? Wait = null);

/// <summary>
/// Signing in. What it answers, and how long it takes, is the same for an address that has an account and for one that has none.
/// </summary>
public sealed class SignInService(
    ReviewDbContext db, UserManager<AppUser> users, SignInManager<AppUser> signIns, SignInThrottle throttle, NobodysPassword nobody,
    IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>No account has a longer address, and none is kept in mind.</summary>
    private const int LongestAddress = 256;

    public async Task<SignInAnswer> SignInAsync(string email, string password, bool remember, CancellationToken cancellationToken = default)
    {
        var typed = email.Trim();
        var address = users.NormalizeName(PostgresText.Of(typed[..Math.Min(typed.Length, LongestAddress)]));
        var source = http.Source() ?? "unknown";
        if (throttle.Take(address, source) is { } wait)
            return new SignInAnswer(false, wait);
        var user = await users.FindByNameAsync(address);
        var fits = user is null
            ? nobody.Try(users.PasswordHasher, password)
            : await users.CheckPasswordAsync(user, password);
        db.RecordAccount(user?.Id, clock.GetUtcNow(), fits ? AccountEvents.SignedIn : AccountEvents.SignInFailed, source);
        await db.SaveChangesAsync(cancellationToken);
        if (!fits)
            return new SignInAnswer(false);
        throttle.Right(address, source);
        await signIns.SignInAsync(user!, remember);
        return new SignInAnswer(true);
    }
}

/// <summary>A password that nobody knows, to be compared with when an address has no account: the comparison is what takes time.</summary>
public sealed class NobodysPassword(IOptions<PasswordHasherOptions> options)
{
    private static readonly AppUser _nobody = new() { DisplayName = "", CreatedAt = default };
    private readonly string _hash = new PasswordHasher<AppUser>(options).HashPassword(_nobody, SecretToken.Create());

    /// <summary>Never true.</summary>
    public bool Try(IPasswordHasher<AppUser> hasher, string password)
        => hasher.VerifyHashedPassword(_nobody, _hash, password) != PasswordVerificationResult.Failed;
}
