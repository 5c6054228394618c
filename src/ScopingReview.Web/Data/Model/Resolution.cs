using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment("The lead's ruling on a record at a stage. Reopening supersedes it.")]
public sealed class Resolution : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required Guid RecordId { get; init; }
    public required Verdict Verdict { get; init; }
    public Guid? ReasonId { get; init; }
    public string? Rationale { get; init; }

    /// <summary>The merge through which it counts here too, said of the duplicate; null where it was said of this record.</summary>
    public Guid? CarriedByLinkId { get; init; }

    /// <summary>Set when it came with decisions from another tool; an undo of that import takes it back.</summary>
    public Guid? DecisionImportId { get; init; }

    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
    public ReviewRecord? Record { get; init; }
}
