using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("One run of the rules over a review: what it compared and what it found.")]
public sealed class DeduplicationRun
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>All records were compared with each other; else new ones with what was there.</summary>
    public required bool AllRecords { get; init; }

    public required int RecordCount { get; init; }
    public required long PairsCompared { get; init; }

    /// <summary>Links that were added and that ended.</summary>
    public required int LinksAdded { get; init; }

    public required int LinksEnded { get; init; }
    public required double DurationSeconds { get; init; }
}
