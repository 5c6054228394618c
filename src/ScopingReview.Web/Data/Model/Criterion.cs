using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("An eligibility criterion, shown beside the abstract. Retired, not deleted, when it changes.")]
public sealed class Criterion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required CriterionKind Kind { get; init; }
    public required string Text { get; init; }
    public required int Position { get; set; }
    public required DateTimeOffset AddedAt { get; init; }
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>The criterion that these words took the place of.</summary>
    public Guid? ReplacesId { get; init; }
}
