using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

/// <summary>
/// Row of the view record_outcomes: Domain's ScreeningOutcome in SQL, so that lists filter and counts are computed in the database.
/// A test holds the two against each other over all combinations. A record nobody is assigned to has no row: it is pending.
/// </summary>
public sealed class RecordOutcome
{
    public Guid ReviewId { get; init; }
    public ScreeningStage Stage { get; init; }
    public Guid RecordId { get; init; }
    public ScreeningStatus Status { get; init; }
    public Guid? ReasonId { get; init; }
    public bool ReasonConflict { get; init; }

    /// <summary>All required votes are in: they can no longer be changed.</summary>
    public bool Locked { get; init; }

    public int RequiredVotes { get; init; }
    public int Votes { get; init; }
    public bool Resolved { get; init; }
}
