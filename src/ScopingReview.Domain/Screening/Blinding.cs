using ScopingReview.Domain.Reviews;

namespace ScopingReview.Domain.Screening;

/// <summary>What a member may be told of other people's votes on a record at a stage.</summary>
public enum VoteVisibility
{
    /// <summary>Nothing: neither votes, nor an outcome that would give them away, nor that there is a second reader.</summary>
    Nothing,

    /// <summary>Where the record stands, but not who said what.</summary>
    Outcome,

    /// <summary>The outcome and everybody's votes.</summary>
    Votes,
}

/// <summary>The one rule of blind screening. Queries leave out what it withholds, so that it never reaches the browser.</summary>
public static class Blinding
{
    /// <summary>
    /// Nobody is told anything before all required votes are in: not the lead either, who may yet be assigned. Then the lead sees the votes, a reviewer sees them
    /// on records where they voted, and everybody else sees the outcome. As long as one of
    /// a reviewer's records at the stage waits for a vote, she is told nothing of any that is hers: one that settles with her own vote, beside one that does not,
    /// would tell which of them are in the second reader's sample.
    /// </summary>
    /// <param name="role">The member's role.</param>
    /// <param name="isAssigned">Whether the plan asks the member for a vote on this record.</param>
    /// <param name="hasVoted">Whether the member has a vote on it.</param>
    /// <param name="isLocked">Whether all required votes are in (<see cref="ScreeningOutcome.Locked"/>).</param>
    /// <param name="hasOpen">Whether any record that the member reads at the stage waits for a vote, theirs or another reader's.</param>
    public static VoteVisibility Of(ReviewRole role, bool isAssigned, bool hasVoted, bool isLocked, bool hasOpen) => role switch
    {
        // Cannot be with a lock computed from the same votes; should it be, as with one computed a moment ago, the reader stays blind.
        _ when !isLocked || (isAssigned && !hasVoted) => VoteVisibility.Nothing,
        ReviewRole.Reviewer when hasOpen && (isAssigned || hasVoted) => VoteVisibility.Nothing,
        ReviewRole.Lead => VoteVisibility.Votes,
        ReviewRole.Reviewer when hasVoted => VoteVisibility.Votes,
        _ => VoteVisibility.Outcome,
    };
}
