using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Features.Team.Reassignments;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Team;

/// <summary>Somebody of the team, and how far they are.</summary>
/// <param name="Role">Null for a former member, who is listed while records wait for them or votes of theirs count.</param>
/// <param name="Away">The absence that is noted, past, present or to come; null when there is none.</param>
/// <param name="IsAway">Today.</param>
/// <param name="Stages">The stages at which something is assigned to them.</param>
public sealed record TeamMember(
    Guid UserId, string Name, string? Email, ReviewRole? Role, DateTimeOffset JoinedAt, AwayPeriod? Away, bool IsAway,
    IReadOnlyList<StageProgress> Stages)
{
    public int Left => Stages.Sum(stage => stage.Left);
}

public sealed record OpenInvitation(Guid Id, string InvitedName, ReviewRole Role, DateTimeOffset ExpiresAt);

/// <param name="Members">Leads first, former members last.</param>
/// <param name="Given">Records given by hand of late, newest first; for leads.</param>
public sealed record TeamView(
    IReadOnlyList<TeamMember> Members, IReadOnlyList<OpenInvitation> Invitations, IReadOnlyList<GivenRecords> Given, Membership Me);

public sealed class TeamService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const int GivenShown = 10;
    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(14);

    /// <summary>Members, and for leads the invitations that are still open. Addresses are shown to leads only.</summary>
    public async Task<TeamView> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var progress = await TeamProgress.ReadAsync(db, await db.VisibilityAsync(me, cancellationToken), now, cancellationToken);
        var people = await db.Members.AsNoTracking().Include(m => m.User).Where(m => m.ReviewId == reviewId).ToListAsync(cancellationToken);
        var invitations = !me.IsLead ? [] : await db.Invitations
            .Where(i => i.ReviewId == reviewId && i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
            .OrderBy(i => i.CreatedAt)
            .Select(i => new OpenInvitation(i.Id, i.InvitedName, i.Role, i.ExpiresAt))
            .ToListAsync(cancellationToken);
        return new TeamView(
            [.. people.Where(m => !m.IsRemoved || progress.Contains(m.UserId))
                .OrderBy(m => m.IsRemoved).ThenByDescending(m => m.Role == ReviewRole.Lead).ThenBy(m => m.JoinedAt)
                .Select(m => Shown(m, progress[m.UserId], me, now))],
            invitations,
            me.IsLead ? await GivenAsync(db, reviewId, cancellationToken) : [],
            me);
    }

    // How busy somebody was of late is between them and the leads.
    private static TeamMember Shown(ReviewMember member, IEnumerable<StageProgress> stages, Membership me, DateTimeOffset now) => new(
        member.UserId, member.User!.DisplayName, me.IsLead ? member.User.Email : null, member.IsRemoved ? null
            : member.Role, member.JoinedAt,
        member.IsRemoved ? null : me.IsLead || me.UserId == member.UserId ? member.Period() : member.Period() is { } away
            ? away with { Note = null } : null,
        !member.IsRemoved && member.Period()?.Covers(Absences.Day(now)) == true,
        [.. stages.Select(stage => me.IsLead || me.UserId == member.UserId ? stage : stage with { Pace = null })]);

    private static async Task<IReadOnlyList<GivenRecords>> GivenAsync(
        ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        var given = await db.Handovers.AsNoTracking().Current().Where(h => h.ReviewId == reviewId).OrderByDescending(h => h.At)
            .ThenByDescending(h => h.Id).Take(GivenShown)
            .Select(h => new
            {
                Handover = h,
                // Second readings that ended with it and went to nobody.
                Dropped = db.Assignments.Count(a => a.ReviewId == h.ReviewId && a.Stage == h.Stage && a.ReviewerId == h.FromReviewerId
                    && a.SupersededAt == h.At
                    && !db.Assignments.Any(b => b.HandoverId == h.Id && b.RecordId == a.RecordId)),
                Unread = db.Assignments.Current()
                .Count(a => a.HandoverId == h.Id
                    && !db.Decisions.Current().Any(d => d.RecordId == a.RecordId && d.Stage == a.Stage && d.ReviewerId == a.ReviewerId)),
            }).ToListAsync(cancellationToken);
        var handovers = given.ConvertAll(g => g.Handover.Id);
        // What an undo gave back later carries the id of the handover that it goes back to, but not its moment.
        var to = (await (from h in db.Handovers
                         join a in db.Assignments on h.Id equals a.HandoverId
                         where handovers.Contains(h.Id) && a.At == h.At
                         group a by new { h.Id, a.ReviewerId } into part
                         select new { part.Key.Id, part.Key.ReviewerId, Count = part.Count() }).ToListAsync(cancellationToken)).ToLookup(
                     g => g.Id);
        var names = await db.MemberNamesAsync(reviewId, cancellationToken);
        return given.ConvertAll(g => new GivenRecords(
            g.Handover.Id, g.Handover.Stage, Name(g.Handover.FromReviewerId),
            [.. to[g.Handover.Id].Select(t => (Name(t.ReviewerId), t.Count)).OrderBy(t => t.Item1, StringComparer.Ordinal)],
            g.Dropped, g.Unread, g.Handover.At, Name(g.Handover.ById)));

        string Name(Guid id) => names.GetValueOrDefault(id, "a former member");
    }

    /// <summary>Makes a single-use link; the token is returned once and only its hash is kept.</summary>
    public async Task<OperationResult<string>> InviteAsync(
        Guid reviewId, string name, ReviewRole role, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (string.IsNullOrWhiteSpace(name))
            return OperationResult.Refused<string>("Enter who the invitation is for, so that you can tell the links apart.");
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

    public async Task<OperationResult> RevokeInvitationAsync(
        Guid reviewId, Guid invitationId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId && i.ReviewId == reviewId, cancellationToken);
        if (invitation is null or { UsedAt: not null })
            return OperationResult.Refused("This invitation has already been used; remove the member instead.");
        invitation.RevokedAt ??= clock.GetUtcNow();
        db.Record(me, clock.GetUtcNow(), "invitation.revoked", invitation.InvitedName);
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    public async Task<OperationResult> ChangeRoleAsync(
        Guid reviewId, Guid userId, ReviewRole role, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (!Enum.IsDefined(role))
            return OperationResult.Refused("There is no such role.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Nobody is given records while they become an observer.
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (await FindAsync(db, reviewId, userId, cancellationToken) is not { } member)
            return OperationResult.Refused("This person is no longer a member.");
        if (role != ReviewRole.Lead && await IsLastLeadAsync(db, member, cancellationToken))
            return OperationResult.Refused("A review needs a lead. Make somebody else a lead first.");
        db.Record(me, clock.GetUtcNow(), "member.role", member.User!.DisplayName, member.Role.ToString(), role.ToString());
        member.Role = role;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>
    /// Stops a member at the next call. Their decisions stay and count; what they have not read goes to others, or waits. Returns what
    /// became of it, in sentences.
    /// </summary>
    /// <param name="handOut">Who gets their unread records; null: they wait until somebody gives them to others.</param>
    public async Task<OperationResult<IReadOnlyList<string>>> RemoveAsync(
        Guid reviewId, Guid userId, ReassignmentRequest? handOut = null, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (await FindAsync(db, reviewId, userId, cancellationToken) is not { } member)
            return OperationResult.Of<IReadOnlyList<string>>([]);
        if (await IsLastLeadAsync(db, member, cancellationToken))
            return OperationResult.Refused<IReadOnlyList<string>>("A review needs a lead. Make somebody else a lead first.");
        var now = clock.GetUtcNow();
        member.RemovedAt = now;
        db.Record(me, now, "member.removed", member.User!.DisplayName, member.Role.ToString());
        List<string>? given = [];
        if (handOut is not null
            && (given = await HandoverService.GiveAsync(db, me, member, handOut, leaving: true, now, cancellationToken)) is null)
            return OperationResult.Refused<IReadOnlyList<string>>(HandoverService.NotAReader);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of<IReadOnlyList<string>>(given);
    }

    private static Task<ReviewMember?> FindAsync(ReviewDbContext db, Guid reviewId, Guid userId, CancellationToken cancellationToken)
        => db.Members.Current().Include(m => m.User)
            .SingleOrDefaultAsync(m => m.ReviewId == reviewId && m.UserId == userId, cancellationToken);

    /// <summary>Locks the leads' rows first: two leads who step down at the same moment must not both succeed.</summary>
    private static async Task<bool> IsLastLeadAsync(ReviewDbContext db, ReviewMember member, CancellationToken cancellationToken)
    {
        var leads = await db.Members
            .FromSql($"select * from members where review_id = {member.ReviewId} and role = 'Lead' and removed_at is null for update")
            .AsNoTracking().Select(m => m.UserId).ToListAsync(cancellationToken);
        return leads is [var only] && only == member.UserId;
    }
}
