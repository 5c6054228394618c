using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment("What a lead or a reader of a record says about the votes on it, once all of them are in. Told to whoever may see those votes.")]
public sealed class ConflictComment : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid RecordId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required string Text { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
    public ReviewRecord? Record { get; init; }
}
