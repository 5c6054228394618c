using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("What happened to an account: sign-ins, failures, changes of the password. Append-only.")]
public sealed class AccountEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// Whose account; null where the address that was typed belongs to none. It is not kept: people type passwords into it.
    /// </summary>
    public Guid? UserId { get; init; }

    /// <summary>Who did it, where that is somebody else than the person; null for the host of the server.</summary>
    public Guid? ById { get; init; }

    /// <summary>Short stable name such as "account.signed-in".</summary>
    public required string Action { get; init; }

    /// <summary>The network address that it came from, for the host; shown on no page.</summary>
    public string? Source { get; init; }
}
