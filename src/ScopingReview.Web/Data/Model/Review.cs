using Microsoft.EntityFrameworkCore;

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
