using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Account;

/// <summary>The names of what happens to accounts, and their way into the audit.</summary>
internal static class AccountEvents
{
    public const string SignedIn = "account.signed-in";
    public const string SignInFailed = "account.sign-in-failed";
    public const string SignedOut = "account.signed-out";
    public const string PasswordChanged = "account.password-changed";
    public const string LinkMade = "account.password-link-made";
    public const string PasswordReset = "account.password-reset";

    /// <param name="byId">Who did it, where that is not the person.</param>
    public static void RecordAccount(
        this ReviewDbContext db, Guid? userId, DateTimeOffset at, string action, string? source = null, Guid? byId = null)
        => db.AccountEvents.Add(new AccountEvent { UserId = userId, At = at, Action = action, Source = source, ById = byId });

    /// <summary>Where the request comes from; null outside of one.</summary>
    public static string? Source(this IHttpContextAccessor http)
        => http.HttpContext is { } context ? SignInThrottle.SourceOf(context.Connection.RemoteIpAddress) : null;
}
