using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;

namespace ScopingReview.Web.Data.Model;

[Comment("A step in the search for a report's full text; the latest (not superseded) one counts. No entry means sought.")]
public sealed class RetrievalEntry : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid RecordId { get; init; }
    public required RetrievalStatus Status { get; init; }
    public string? Comment { get; init; }

    /// <summary>Whom it was asked of; set with "requested" only.</summary>
    public string? RequestedFrom { get; init; }

    /// <summary>The day on which it was asked for; set with "requested" only.</summary>
    public DateOnly? RequestedOn { get; init; }

    /// <summary>The merge through which it counts here too, said of the duplicate; null where it was said of this record.</summary>
    public Guid? CarriedByLinkId { get; init; }

    /// <summary>Set when it came with decisions from another tool; an undo of that import takes it back.</summary>
    public Guid? DecisionImportId { get; init; }

    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
