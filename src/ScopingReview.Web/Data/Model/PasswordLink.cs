using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("A single-use, expiring link with which a person chooses a new password. Only the token's hash is kept.")]
public sealed class PasswordLink
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UserId { get; init; }
    public required string TokenHash { get; init; }

    /// <summary>The lead who made it; null for the host of the server.</summary>
    public Guid? CreatedById { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used, or another one took its place.</summary>
    public DateTimeOffset? SpentAt { get; set; }

    public AppUser? User { get; init; }
}
