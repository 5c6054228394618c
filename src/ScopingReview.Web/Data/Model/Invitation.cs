using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

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
