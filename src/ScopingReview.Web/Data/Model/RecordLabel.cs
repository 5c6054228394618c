using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment("A label that a person put on a record. Others are told of it when they may be told of that person's vote (decision 13).")]
public sealed class RecordLabel : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid LabelId { get; init; }
    public required Guid RecordId { get; init; }

    /// <summary>The stage at which it was put on: its votes are those that it is hidden and shown with.</summary>
    public required ScreeningStage Stage { get; init; }

    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
    public Label? Label { get; init; }
    public ReviewRecord? Record { get; init; }
}
