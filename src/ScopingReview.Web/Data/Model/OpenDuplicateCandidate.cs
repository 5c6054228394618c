namespace ScopingReview.Web.Data.Model;

/// <summary>
/// Row of the view open_duplicate_candidates: a candidate that waits for a person, because nobody has said anything that settles it.
/// </summary>
public sealed class OpenDuplicateCandidate
{
    public Guid Id { get; init; }
    public Guid ReviewId { get; init; }
    public Guid RecordAId { get; init; }
    public Guid RecordBId { get; init; }
    public double Score { get; init; }
    public required string EvidenceJson { get; init; }
    public required string[] Reservations { get; init; }
    public DateTimeOffset FoundAt { get; init; }
}
