using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("Membership of a person in a review. A removed member's row stays, so that decisions keep their author.")]
public sealed class ReviewMember
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid UserId { get; init; }
    public required ReviewRole Role { get; set; }
    public required DateTimeOffset JoinedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>Said of a row in hand; queries ask <c>Current()</c>.</summary>
    public bool IsRemoved => RemovedAt is not null;

    /// <summary>First day of an absence: no plan deals new records to the member from then on. Null: not away.</summary>
    public DateOnly? AwayFrom { get; set; }

    /// <summary>Last day of the absence; null: until further notice.</summary>
    public DateOnly? AwayUntil { get; set; }

    public string? AwayNote { get; set; }

    public AppUser? User { get; init; }
    public Review? Review { get; init; }
}
