using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("A published version of a review's charting form. Entries remember theirs.")]
public sealed class ChartingFormVersion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid FormId { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }

    /// <summary>Domain's ChartingForm as JSON.</summary>
    public required string FormJson { get; init; }

    /// <summary>What was changed and why; null for a first version.</summary>
    public string? Note { get; init; }

    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
}
