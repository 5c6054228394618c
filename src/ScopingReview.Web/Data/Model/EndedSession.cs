using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("A sign-in that was ended by signing out. Its cookie is refused from then on, wherever a copy of it is.")]
public sealed class EndedSession
{
    /// <summary>The id that the cookie carries.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }
}
