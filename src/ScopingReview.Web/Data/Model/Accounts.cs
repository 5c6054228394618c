using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("What happened to an account: sign-ins, failures, changes of the password. Append-only.")]
public sealed class AccountEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTimeOffset At { get; init; }

    /// <summary>Whose account; null where the address that was typed belongs to none. It is not kept: people type passwords into it.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Who did it, where that is somebody else than the person; null for the host of the server.</summary>
    public Guid? ById { get; init; }

    /// <summary>Short stable name such as "account.signed-in".</summary>
    public required string Action { get; init; }

    /// <summary>The network address that it came from, for the host; shown on no page.</summary>
    public string? Source { get; init; }
}

[Comment("A sign-in that was ended by signing out. Its cookie is refused from then on, wherever a copy of it is.")]
public sealed class EndedSession
{
    /// <summary>The id that the cookie carries.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }
}

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
