using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("A word of the review's own to put on records. Retired, not deleted: what was labelled with it stays so.")]
public sealed class Label
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required string Name { get; set; }
    public required LabelColour Colour { get; set; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? RetiredAt { get; set; }
}
