using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

/// <summary>Tells labels apart at a glance; the name always stands beside it.</summary>
public enum LabelColour
{
    Blue,
    Green,
    Amber,
    Red,
    Purple,
    Teal,
    Pink,
    Grey,
}

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

[Comment("A person's note to themselves about a record. Never shown to anybody else, nor written to the audit or an export.")]
public sealed class PrivateNote : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid RecordId { get; init; }
    public required Guid ById { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
