using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("An import of decisions that was taken back as a whole. What it brought is superseded and stays in the history.")]
public sealed class DecisionImportUndo
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid DecisionImportId { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
}
