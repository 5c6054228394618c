using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Demo;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Account;

/// <summary>What an invitation link offers, for the page that it opens.</summary>
public sealed record InvitationOffer(string ReviewTitle, string InvitedName, ReviewRole Role, Guid ReviewId);

/// <summary>
/// First account and invitations. No review is open here yet, so the token in the link is the permission:
/// single use, expiring, stored as a hash.
/// </summary>
public sealed class AccountService(
    ReviewDbContext db, UserManager<AppUser> users, SetUpLink setUp, CurrentUser current, SignInThrottle throttle,
    IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>What the columns of the accounts hold.</summary>
    internal const int LongestEmail = 256;

    private const long FirstAccountLock = 7_203_115_902_115;
    private const string InvitationGone =
        "This invitation is no longer valid: it was used, withdrawn, or has expired. Ask the lead of the review for a new one.";

    /// <summary>Whether the link makes the first account. The demo's accounts are nobody's: they do not count.</summary>
    public async Task<bool> CanSetUpAsync(string token, CancellationToken cancellationToken = default)
        => setUp.Fits(token) && !await db.Users.AnyAsync(u => !DemoPeople.Emails.Contains(u.Email), cancellationToken);

    public async Task<OperationResult<AppUser>> CreateFirstAccountAsync(
        string token, string name, string email, string password, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two clicks at once, or two instances: only one becomes the first account.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({FirstAccountLock})", cancellationToken);
        if (!await CanSetUpAsync(token, cancellationToken))
            return OperationResult.Refused<AppUser>(
                "This set-up link is no longer valid. If there is no account yet, restart the server: it prints a new link.");
        var created = await CreateAsync(name, email, password);
        if (created.Succeeded)
            await transaction.CommitAsync(cancellationToken);
        return created;
    }

    public async Task<InvitationOffer?> FindInvitationAsync(string token, CancellationToken cancellationToken = default)
        => await Valid(token).Select(i => new InvitationOffer(i.Review!.Title, i.InvitedName, i.Role, i.ReviewId))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Makes an account and joins the review, or neither.</summary>
    public async Task<OperationResult<AppUser>> AcceptWithNewAccountAsync(
        string token, string name, string email, string password, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await Valid(token).AnyAsync(cancellationToken))
            return OperationResult.Refused<AppUser>(InvitationGone);
        var created = await CreateAsync(name, email, password);
        if (!created.Succeeded)
            return created;
        var joined = await JoinAsync(token, created.Value!.Id, cancellationToken);
        if (!joined.Succeeded)
            return OperationResult.Refused<AppUser>(joined.Message!);
        await transaction.CommitAsync(cancellationToken);
        return created;
    }

    /// <summary>Joins with the account that is signed in.</summary>
    public async Task<OperationResult> AcceptAsync(string token, CancellationToken cancellationToken = default)
    {
        if (current.Id is not { } userId)
            return OperationResult.Refused("Sign in first, then open the invitation link again.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var joined = await JoinAsync(token, userId, cancellationToken);
        if (joined.Succeeded)
            await transaction.CommitAsync(cancellationToken);
        return joined;
    }

    /// <summary>Changes the password of whoever is signed in. All their other sign-ins end.</summary>
    public async Task<OperationResult<AppUser>> ChangePasswordAsync(
        string old, string chosen, CancellationToken cancellationToken = default)
    {
        var id = (current.Id ?? throw new ReviewAccessDeniedException(DeniedBecause.NotSignedIn)).ToString();
        // Whoever finds an open browser is not to guess here what the sign-in page does not let them guess.
        if (throttle.Take(id, "change") is { } wait)
            return OperationResult.Refused<AppUser>($"Too many wrong passwords. Wait {TooMany.InWords(wait)}, then try again.");
        var user = await users.FindByIdAsync(id) ?? throw new ReviewAccessDeniedException(DeniedBecause.NotSignedIn);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var result = await users.ChangePasswordAsync(user, old, chosen);
        if (!result.Succeeded)
            return OperationResult.Refused<AppUser>(string.Join(' ', result.Errors.Select(e => e.Description)));
        throttle.Right(id, "change");
        var now = clock.GetUtcNow();
        await db.SpendPasswordLinksAsync(user.Id, now, cancellationToken);
        db.RecordAccount(user.Id, now, AccountEvents.PasswordChanged, http.Source());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(user);
    }

    private IQueryable<Invitation> Valid(string token)
    {
        var hash = SecretToken.HashOf(token);
        var now = clock.GetUtcNow();
        return db.Invitations.Where(i => i.TokenHash == hash && i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now);
    }

    private async Task<OperationResult> JoinAsync(string token, Guid userId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var invitation = await Valid(token).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (invitation is null)
            return OperationResult.Refused(InvitationGone);
        // The condition again, in the update: of two people with the same link one wins.
        var used = await Valid(token)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.UsedAt, now).SetProperty(x => x.UsedById, userId), cancellationToken);
        if (used == 0)
            return OperationResult.Refused(InvitationGone);
        var member = await db.Members.SingleOrDefaultAsync(m => m.ReviewId == invitation.ReviewId && m.UserId == userId, cancellationToken);
        if (member is { IsRemoved: false })
            return OperationResult.Refused("You are already a member of this review.");
        if (member is null)
        {
            db.Members.Add(new ReviewMember { ReviewId = invitation.ReviewId, UserId = userId, Role = invitation.Role, JoinedAt = now });
        }
        else
        {
            member.RemovedAt = null;
            (member.AwayFrom, member.AwayUntil, member.AwayNote) = (null, null, null);
            member.Role = invitation.Role;
        }
        db.Record(new Membership(invitation.ReviewId, userId, invitation.Role), now, "member.joined", invitation.InvitedName,
            newValue: invitation.Role.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    private async Task<OperationResult<AppUser>> CreateAsync(string name, string email, string password)
    {
        email = email.Trim();
        if (email.Length > LongestEmail || email.Any(char.IsControl))
            return OperationResult.Refused<AppUser>(
                $"An e-mail address has at most {LongestEmail} visible characters. No account was created.");
        var user = new AppUser
        {
            DisplayName = PostgresText.Of(name).Trim(),
            UserName = email,
            Email = email,
            CreatedAt = clock.GetUtcNow()
        };
        var result = await users.CreateAsync(user, password);
        return result.Succeeded
            ? OperationResult.Of(user)
            : OperationResult.Refused<AppUser>(
                string.Join(' ',
                    result.Errors.Where(e => e.Code != nameof(IdentityErrorDescriber.DuplicateUserName)).Select(e => e.Description)));
    }
}
