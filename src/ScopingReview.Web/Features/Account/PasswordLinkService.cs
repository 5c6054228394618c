using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Account;

/// <summary>A new password for a member who has forgotten the old one: a lead makes a link, who holds it chooses the password.</summary>
public sealed class PasswordLinkService(
    ReviewDbContext db, UserManager<AppUser> users, ReviewAccess access, IHttpContextAccessor http, TimeProvider clock)
{
    public const string Gone =
        "This link is no longer valid: it was used, replaced by a newer one, or has expired. Ask for a new one.";

    /// <summary>
    /// Makes a link for a member. Whoever holds it can become that person, in every review: so a lead makes one only for people all of
    /// whose reviews they lead.
    /// </summary>
    public async Task<OperationResult<string>> MakeAsync(Guid reviewId, Guid userId, CancellationToken cancellationToken = default)
    {
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (userId == me.UserId)
            return OperationResult.Refused<string>("This is your own account: change its password under “Change password”.");
        var reviews = await db.Members.Current().Where(m => m.UserId == userId)
            .Select(m => m.ReviewId).ToListAsync(cancellationToken);
        if (!reviews.Contains(reviewId))
            return OperationResult.Refused<string>("This person is no longer a member.");
        var mine = await db.Members.Current().Where(m => m.UserId == me.UserId && m.Role == ReviewRole.Lead)
            .CountAsync(m => reviews.Contains(m.ReviewId), cancellationToken);
        if (mine < reviews.Count)
            return OperationResult.Refused<string>(
                "This person is also a member of reviews that you do not lead. Ask your administrator for a link (scripts/password-link).");
        return OperationResult.Of(await db.MakePasswordLinkAsync(userId, me.UserId, clock.GetUtcNow(), http.Source(), cancellationToken));
    }

    /// <summary>The name of whom the link is for; null when it is not valid.</summary>
    public async Task<string?> FindAsync(string token, CancellationToken cancellationToken = default)
        => await Open(token).Select(l => l.User!.DisplayName).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Sets the password, and signs the person out everywhere. The link is spent with it, or with neither.</summary>
    public async Task<OperationResult<AppUser>> UseAsync(string token, string password, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await Open(token).Select(l => (Guid?)l.UserId).SingleOrDefaultAsync(cancellationToken) is not { } userId)
            return OperationResult.Refused<AppUser>(Gone);
        var now = clock.GetUtcNow();
        // The condition again, in the update: of two people with the same link one wins.
        if (await Open(token).ExecuteUpdateAsync(l => l.SetProperty(x => x.SpentAt, now), cancellationToken) == 0)
            return OperationResult.Refused<AppUser>(Gone);
        var user = await users.FindByIdAsync(userId.ToString());
        var result = await users.ResetPasswordAsync(user!, await users.GeneratePasswordResetTokenAsync(user!), password);
        if (!result.Succeeded)
            return OperationResult.Refused<AppUser>(string.Join(' ', result.Errors.Select(e => e.Description)));
        await db.SpendPasswordLinksAsync(userId, now, cancellationToken);
        db.RecordAccount(userId, now, AccountEvents.PasswordReset, http.Source());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(user!);
    }

    private IQueryable<PasswordLink> Open(string token)
    {
        var hash = SecretToken.HashOf(token);
        return db.PasswordLinks.Where(l => l.TokenHash == hash).Open(clock.GetUtcNow());
    }
}
