using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment("One scoping review with its own team, sources, records and decisions.")]
public sealed class Review
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Title { get; set; }
    public string? Question { get; set; }

    /// <summary>Prefix of the library's link resolver; a record's OpenURL query is appended.</summary>
    public string? OpenUrlPrefix { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedById { get; init; }
}

[Comment("Membership of a person in a review. A removed member's row stays, so that decisions keep their author.")]
public sealed class ReviewMember
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid UserId { get; init; }
    public required ReviewRole Role { get; set; }
    public required DateTimeOffset JoinedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>First day of an absence: no plan deals new records to the member from then on. Null: not away.</summary>
    public DateOnly? AwayFrom { get; set; }

    /// <summary>Last day of the absence; null: until further notice.</summary>
    public DateOnly? AwayUntil { get; set; }

    public string? AwayNote { get; set; }

    public AppUser? User { get; init; }
    public Review? Review { get; init; }
}

[Comment("A single-use, expiring link that gives an account (if none yet) and a role in a review. Only the token's hash is kept.")]
public sealed class Invitation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required string InvitedName { get; init; }
    public required ReviewRole Role { get; init; }
    public required string TokenHash { get; init; }
    public required Guid CreatedById { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
    public Guid? UsedById { get; set; }

    public Review? Review { get; init; }
}

[Comment("What happened in a review: who, when, what, old and new. Append-only.")]
public sealed class AuditEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ById { get; init; }

    /// <summary>Short stable name such as "member.removed".</summary>
    public required string Action { get; init; }

    /// <summary>What it happened to, for people.</summary>
    public required string Subject { get; init; }

    public string? OldValue { get; init; }
    public string? NewValue { get; init; }

    /// <summary>The stage that it tells of; null where it tells of none, and in events from before it was noted.</summary>
    public ScreeningStage? Stage { get; init; }

    /// <summary>The record that it tells of, likewise.</summary>
    public Guid? RecordId { get; init; }
}
