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

/// <summary>
/// The one rule of blind screening (docs/decisions/0009). Queries leave out what it withholds, so that it never reaches the browser.
/// </summary>
public static class Blinding
{
    /// <summary>
    /// Whether a member is told their own votes only at a stage: in outcomes, lists and counts alike, since a total that moves, or does not
    /// move, after one's own vote tells whether somebody else reads the record. It ends with the member's last reading. It holds for leads
    /// who screen, too, unless they asked for the whole picture.
    /// </summary>
    /// <param name="mayVote">Whether the member's role lets them vote: an observer decides nothing that could be steered.</param>
    /// <param name="hasReadingsLeft">Whether any record of the stage waits for the member's vote.</param>
    /// <param name="isReadTwice">Whether any record of the stage is given to more than one person: otherwise there is no other vote to be
    /// blind to.</param>
    /// <param name="seesWholePicture">Whether the member, a lead, asked to see everything at the stage.</param>
    public static bool IsBlind(bool mayVote, bool hasReadingsLeft, bool isReadTwice, bool seesWholePicture)
        => mayVote && hasReadingsLeft && isReadTwice && !seesWholePicture;

    /// <summary>
    /// Nobody is told anything before all required votes are in: not the lead either, who may yet be assigned. Then the lead sees the
    /// votes, a reviewer sees them on records where they voted, and everybody else sees the outcome. Who is blind at the stage is told
    /// nothing of records that they read, and, as a reviewer, nothing of any other. Once a reviewer's own readings are done, records of
    /// theirs stay closed as long as one of them waits for another reader: one that settled with their own vote, beside one that did not,
    /// would tell which of them are in the second reviewer's sample.
    /// </summary>
    /// <param name="role">The member's role.</param>
    /// <param name="isAssigned">Whether the plan asks the member for a vote on this record.</param>
    /// <param name="hasVoted">Whether the member has a vote on it.</param>
    /// <param name="isLocked">Whether all required votes are in (<see cref="ScreeningOutcome.Locked"/>).</param>
    /// <param name="isBlind">Whether the member is blind at the stage (<see cref="IsBlind"/>).</param>
    /// <param name="hasOpen">Whether any record that the member reads at the stage waits for a vote, theirs or another reader's.</param>
    public static VoteVisibility Of(ReviewRole role, bool isAssigned, bool hasVoted, bool isLocked, bool isBlind, bool hasOpen)
    {
        var isTheirs = isAssigned || hasVoted;
        return role switch
        {
            // A lock and a missing vote of their own cannot be true together; should they be, as with a lock computed a moment ago, the
            // reader stays blind.
            _ when !isLocked || (isAssigned && !hasVoted) => VoteVisibility.Nothing,
            _ when isBlind && (isTheirs || role != ReviewRole.Lead) => VoteVisibility.Nothing,
            ReviewRole.Reviewer when hasOpen && isTheirs => VoteVisibility.Nothing,
            ReviewRole.Lead => VoteVisibility.Votes,
            ReviewRole.Reviewer when hasVoted => VoteVisibility.Votes,
            _ => VoteVisibility.Outcome,
        };
    }
}
