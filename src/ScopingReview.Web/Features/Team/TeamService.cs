using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Team;

public sealed record TeamMember(Guid UserId, string Name, string? Email, ReviewRole Role, DateTimeOffset JoinedAt);

public sealed record OpenInvitation(Guid Id, string InvitedName, ReviewRole Role, DateTimeOffset ExpiresAt);

public sealed record TeamView(IReadOnlyList<TeamMember> Members, IReadOnlyList<OpenInvitation> Invitations, Membership Me);

public sealed class TeamService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(14);

    /// <summary>Members, and for leads the invitations that are still open. Addresses are shown to leads only.</summary>
    public async Task<TeamView> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var members = await db.Members
            .Where(m => m.ReviewId == reviewId && m.RemovedAt == null)
            .OrderByDescending(m => m.Role == ReviewRole.Lead).ThenBy(m => m.JoinedAt)
            .Select(m => new TeamMember(m.UserId, m.User!.DisplayName, me.IsLead ? m.User.Email : null, m.Role, m.JoinedAt))
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var invitations = !me.IsLead ? [] : await db.Invitations
            .Where(i => i.ReviewId == reviewId && i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
            .OrderBy(i => i.CreatedAt)
            .Select(i => new OpenInvitation(i.Id, i.InvitedName, i.Role, i.ExpiresAt))
            .ToListAsync(cancellationToken);
        return new TeamView(members, invitations, me);
    }

    /// <summary>Makes a single-use link; the token is returned once and only its hash is kept.</summary>
    public async Task<OperationResult<string>> InviteAsync(Guid reviewId, string name, ReviewRole role, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (string.IsNullOrWhiteSpace(name))
            return OperationResult.Refused<string>("Say for whom the invitation is, so that you can tell the links apart.");
        var token = SecretToken.Create();
        var now = clock.GetUtcNow();
        db.Invitations.Add(new Invitation
        {
            ReviewId = reviewId,
            InvitedName = name.Trim(),
            Role = role,
            TokenHash = SecretToken.HashOf(token),
            CreatedById = me.UserId,
            CreatedAt = now,
            ExpiresAt = now + InvitationLifetime,
        });
        db.Record(me, now, "member.invited", name.Trim(), newValue: role.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Of(token);
    }

    public async Task<OperationResult> RevokeInvitationAsync(Guid reviewId, Guid invitationId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId && i.ReviewId == reviewId, cancellationToken);
        if (invitation is null or { UsedAt: not null })
            return OperationResult.Refused("This invitation was used already; remove the member instead.");
        invitation.RevokedAt ??= clock.GetUtcNow();
        db.Record(me, clock.GetUtcNow(), "invitation.revoked", invitation.InvitedName);
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    public async Task<OperationResult> ChangeRoleAsync(Guid reviewId, Guid userId, ReviewRole role, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(db, reviewId, userId, cancellationToken) is not { } member)
            return OperationResult.Refused("This person is no longer a member.");
        if (role != ReviewRole.Lead && await IsLastLeadAsync(db, member, cancellationToken))
            return OperationResult.Refused("A review needs a lead. Make somebody else lead first.");
        db.Record(me, clock.GetUtcNow(), "member.role", member.User!.DisplayName, member.Role.ToString(), role.ToString());
        member.Role = role;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>Stops a member at the next call. Her decisions stay and count.</summary>
    public async Task<OperationResult> RemoveAsync(Guid reviewId, Guid userId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(db, reviewId, userId, cancellationToken) is not { } member)
            return OperationResult.Done;
        if (await IsLastLeadAsync(db, member, cancellationToken))
            return OperationResult.Refused("A review needs a lead. Make somebody else lead first.");
        member.RemovedAt = clock.GetUtcNow();
        db.Record(me, clock.GetUtcNow(), "member.removed", member.User!.DisplayName, member.Role.ToString());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    private static Task<ReviewMember?> FindAsync(ReviewDbContext db, Guid reviewId, Guid userId, CancellationToken cancellationToken)
        => db.Members.Include(m => m.User).SingleOrDefaultAsync(m => m.ReviewId == reviewId && m.UserId == userId && m.RemovedAt == null, cancellationToken);

    /// <summary>Locks the leads' rows first: two leads who step down at the same moment must not both succeed.</summary>
    private static async Task<bool> IsLastLeadAsync(ReviewDbContext db, ReviewMember member, CancellationToken cancellationToken)
    {
        var leads = await db.Members
            .FromSql($"select * from members where review_id = {member.ReviewId} and role = 'Lead' and removed_at is null for update")
            .AsNoTracking().Select(m => m.UserId).ToListAsync(cancellationToken);
        return leads is [var only] && only == member.UserId;
    }
}
