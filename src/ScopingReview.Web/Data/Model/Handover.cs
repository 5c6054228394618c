using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

/// <summary>Records that a lead took from one person, unread, and gave to others. An undo supersedes it, and gives back what is still unread.</summary>
public sealed class Handover : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required Guid FromId { get; init; }

    /// <summary>Who got records, and in <see cref="Given"/>, in the same order, how many.</summary>
    public required Guid[] ToIds { get; init; }

    public required int[] Given { get; init; }

    /// <summary>Second readings that nobody was left to do: they are no longer asked for, and the votes that are there decide.</summary>
    public required int Dropped { get; init; }

    public required DateTimeOffset At { get; init; }
    public required Guid ById { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
