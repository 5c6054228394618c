using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Team.Reassignments;

/// <summary>A record that waits for somebody's vote.</summary>
/// <param name="Number">The record's number as shown.</param>
/// <param name="Others">Everybody else whose vote the plan asks for on it.</param>
internal sealed record Unread(Guid AssignmentId, Guid RecordId, string Number, IReadOnlyCollection<Guid> Others);

/// <summary>What becomes of a person's unread records of a stage.</summary>
/// <param name="Given">Who gets which.</param>
/// <param name="Stuck">Asked to be given, but the people chosen read them already.</param>
/// <param name="Dropped">Second readings that end, because nobody is left who could do them.</param>
internal sealed record ReassignmentResult(
    int Unread, IReadOnlyList<(Unread Record, Guid To)> Given, int Stuck, IReadOnlyList<Unread> Dropped);

/// <summary>Who gets which record. Pure.</summary>
internal static class ReassignmentRules
{
    /// <param name="seed">The seed of the stage's plan.</param>
    /// <param name="unread">In the order in which the person would read them. The last are given first, so that they keep what they are
    /// about to read.</param>
    /// <param name="take">How many of them.</param>
    /// <param name="to">Who gets them.</param>
    /// <param name="leaving">The person is no member any more. A reading that no other member could take over, of a record that somebody
    /// else reads too, then ends.</param>
    /// <param name="members">Everybody else who may read in this review.</param>
    public static ReassignmentResult Divide(
        string seed, IReadOnlyList<Unread> unread, int take, IReadOnlyCollection<Guid> to, bool leaving, IReadOnlyCollection<Guid> members)
    {
        var taken = unread.Skip(Math.Max(0, unread.Count - Math.Max(0, take)))
            .ToDictionary(record => record.Number, StringComparer.Ordinal);
        var spread = ReviewerAllocation.Spread(seed, taken.ToDictionary(r => r.Key, r => r.Value.Others, StringComparer.Ordinal), to);
        var stuck = spread.Unassignable.Select(number => taken[number]).ToList();
        var dropped = leaving ? stuck.FindAll(record => record.Others.Count > 0 && members.All(record.Others.Contains)) : [];
        return new(unread.Count, [.. spread.Assigned.Select(given => (taken[given.Key], given.Value))], stuck.Count - dropped.Count,
            dropped);
    }
}
