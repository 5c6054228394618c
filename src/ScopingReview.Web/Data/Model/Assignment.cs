using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment("A record (report) that a person is to judge at a stage. Their vote is required for its outcome.")]
public sealed class Assignment : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required Guid RecordId { get; init; }
    public required Guid ReviewerId { get; init; }
    public required ReviewerPosition Position { get; init; }
    public required Guid? DrawId { get; init; }

    /// <summary>Place in the reviewer's random order (first 8 bytes of a hash), so that the next record is one index look-up.</summary>
    public required long RandomOrder { get; init; }

    /// <summary>The merge through which it counts here too, said of the duplicate; null where it was said of this record.</summary>
    public Guid? CarriedByLinkId { get; init; }

    /// <summary>
    /// The lead's giving through which the reviewer has it; null where the plan dealt it. What was given by hand stays when the plan is
    /// changed.
    /// </summary>
    public Guid? HandoverId { get; init; }

    /// <summary>Set when it came with decisions from another tool; an undo of that import takes it back.</summary>
    public Guid? DecisionImportId { get; init; }

    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
    public ReviewRecord? Record { get; init; }
}
