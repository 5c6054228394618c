namespace ScopingReview.Domain.Screening;

/// <summary>
/// When a vote may still be changed or taken back. Stricter than "all votes are in" (<see cref="ScreeningOutcome.Locked"/>) in one respect and milder in another:
/// a ruling holds the votes it was made on, and the vote of a single reader binds nobody else, so that it stays open to second thoughts.
/// </summary>
public static class VoteLock
{
    /// <summary>Whether a reviewer may change or take back a vote of their own.</summary>
    /// <param name="requiredVotes">How many people the plan asks for a vote on this record at this stage.</param>
    /// <param name="votes">How many of them have voted.</param>
    /// <param name="resolved">Whether the lead's ruling is in force.</param>
    public static bool MayChange(int requiredVotes, int votes, bool resolved) => !resolved && (requiredVotes < 2 || votes < requiredVotes);
}
