using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>A record with a first and one second reviewer.</summary>
/// <param name="First">Null while the vote is not in.</param>
internal sealed record DoubleScreenedRecord(Guid RecordId, ReviewerPair Pair, Verdict? First, Verdict? Second)
{
    public bool IsLocked => First is not null && Second is not null;
}

/// <summary>A record with more than one second reviewer (decisions taken over, merged duplicates), all of whose votes are in.</summary>
/// <param name="Votes">By the id of the reviewer.</param>
internal sealed record MultiplyScreenedRecord(Guid RecordId, IReadOnlyList<(Guid Reviewer, Verdict Verdict)> Votes);

/// <summary>A record that would stand in a table, but for a vote that was given after its author had asked to see the others'.</summary>
/// <param name="Pair">Null where more than two read it.</param>
internal sealed record UnblindedRecord(Guid RecordId, ReviewerPair? Pair);

/// <summary>The records of a stage that agreement is computed from, by who reads them. Records of pilot rounds are no part of it.</summary>
internal sealed record AgreementRecords(
    IReadOnlyList<DoubleScreenedRecord> ByTwo, IReadOnlyList<MultiplyScreenedRecord> BySeveral, IReadOnlyList<UnblindedRecord> NotBlind)
{
    public static AgreementRecords Of(IEnumerable<RequiredVotes> records)
    {
        List<DoubleScreenedRecord> byTwo = [];
        List<MultiplyScreenedRecord> bySeveral = [];
        List<UnblindedRecord> notBlind = [];
        foreach (var record in records)
        {
            // Most records of a review with a sample are read by one person.
            if (record.Votes.Count < 2)
                continue;
            // Pilot rounds have figures of their own: there everybody reads everything, and the votes may be set aside.
            if (record.Votes.Any(vote => vote.Position == ReviewerPosition.Pilot))
                continue;
            var isBlind = record.Votes.All(vote => vote.IsIndependent);
            switch (record.Votes.OrderBy(vote => vote.Position).ToArray())
            {
                case [{ Position: ReviewerPosition.First } first, { Position: ReviewerPosition.Second } second]:
                    var pair = new ReviewerPair(first.ReviewerId, second.ReviewerId);
                    if (isBlind)
                        byTwo.Add(new(record.RecordId, pair, first.Compared, second.Compared));
                    else
                        notBlind.Add(new(record.RecordId, pair));
                    break;
                case { Length: > 2 } several when Array.TrueForAll(several, vote => vote.Compared is not null):
                    if (isBlind)
                        bySeveral.Add(new(record.RecordId, Votes(several)));
                    else
                        notBlind.Add(new(record.RecordId, Pair: null));
                    break;
            }
        }
        return new(byTwo, bySeveral, notBlind);
    }

    private static IReadOnlyList<(Guid, Verdict)> Votes(IEnumerable<RequiredVote> votes)
        => [.. votes.OrderBy(vote => vote.ReviewerId).Select(vote => (vote.ReviewerId, vote.Compared!.Value))];
}
