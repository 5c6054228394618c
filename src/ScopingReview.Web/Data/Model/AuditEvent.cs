using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

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
