using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment(
    "Two records that may be the same, for people to judge. Found by the rules and replaced by their next run; what people "
    + "said of it is in duplicate_judgements.")]
public sealed class DuplicateCandidate
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }

    /// <summary>The smaller of the two ids.</summary>
    public required Guid RecordAId { get; init; }

    public required Guid RecordBId { get; init; }
    public required double Score { get; init; }

    /// <summary>What the score consists of, as JSON (Domain's Evidence).</summary>
    public required string EvidenceJson { get; init; }

    /// <summary>Why the rules did not merge it whatever its score.</summary>
    public required string[] Reservations { get; init; }

    public required DateTimeOffset FoundAt { get; init; }
}
