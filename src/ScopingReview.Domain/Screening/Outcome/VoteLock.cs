namespace ScopingReview.Domain.Screening;

/// <summary>
/// When a vote may still be changed or taken back. As long as its author has readings left at the stage, always and with the same reply: a
/// refusal once the other vote is in would tell which records two people read. What they change after a resolution is stored and alters
/// nothing, since the resolution decides. Once they are done, a resolution holds the votes that it was made on, and two votes hold each
/// other; the vote of a single reader binds nobody else, so that it stays open to second thoughts.
/// </summary>
public static class VoteLock
{
    /// <summary>Whether a reviewer may change or take back a vote of their own.</summary>
    /// <param name="hasReadingsLeft">Whether any record of the stage waits for the reviewer's vote.</param>
    /// <param name="requiredVotes">How many people the plan asks for a vote on this record at this stage.</param>
    /// <param name="votes">How many of them have voted.</param>
    /// <param name="resolved">Whether the lead's resolution is in force.</param>
    public static bool MayChange(bool hasReadingsLeft, int requiredVotes, int votes, bool resolved)
        => hasReadingsLeft || (!resolved && (requiredVotes < 2 || votes < requiredVotes));
}
