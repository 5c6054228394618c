using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Account;

/// <summary>Links for people who have forgotten their password: the one way to make them, whoever asks.</summary>
internal static class PasswordLinks
{
    public const int Hours = 24;

    /// <summary>Those with which a password can still be chosen.</summary>
    public static IQueryable<PasswordLink> Open(this IQueryable<PasswordLink> links, DateTimeOffset now)
        => links.Where(l => l.SpentAt == null && l.ExpiresAt > now);

    /// <summary>Makes one in the place of those before it, and tells the audit. Returns the token; only its hash is kept.</summary>
    /// <param name="byId">The lead who asks; null for the host of the server.</param>
    public static async Task<string> MakePasswordLinkAsync(
        this ReviewDbContext db, Guid userId, Guid? byId, DateTimeOffset now, string? source, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SpendPasswordLinksAsync(userId, now, cancellationToken);
        var token = SecretToken.Create();
        db.PasswordLinks.Add(new PasswordLink
        {
            UserId = userId,
            TokenHash = SecretToken.HashOf(token),
            CreatedById = byId,
            CreatedAt = now,
            ExpiresAt = now.AddHours(Hours),
        });
        db.RecordAccount(userId, now, AccountEvents.LinkMade, source, byId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return token;
    }

    /// <summary>Whatever was still open for this person is not any more.</summary>
    public static Task<int> SpendPasswordLinksAsync(
        this ReviewDbContext db, Guid userId, DateTimeOffset now, CancellationToken cancellationToken)
        => db.PasswordLinks.Where(l => l.UserId == userId && l.SpentAt == null)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.SpentAt, now), cancellationToken);
}
