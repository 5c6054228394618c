using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("A reason for exclusion at full text; exactly one is required with each exclusion there.")]
public sealed class ExclusionReason
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required string Label { get; set; }
    public required int Position { get; set; }
    public required DateTimeOffset AddedAt { get; init; }
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>
    /// The reason that decisions for this one count under since it was merged into it; itself never merged. Null where it was not.
    /// </summary>
    public Guid? MergedIntoId { get; set; }
}
