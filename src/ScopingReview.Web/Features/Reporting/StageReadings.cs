using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>A record with a first and one second reviewer.</summary>
/// <param name="First">Null while the vote is not in.</param>
internal sealed record ReadByTwo(Guid RecordId, ReviewerPair Pair, Verdict? First, Verdict? Second, ScreeningStatus Status)
{
    public bool IsLocked => First is not null && Second is not null;
}

/// <summary>A record that its first reviewer excluded and nobody else reads.</summary>
internal sealed record ExcludedByOne(Guid RecordId, Guid Reviewer);

/// <summary>A record with more than one second reviewer (decisions taken over, merged duplicates), all of whose votes are in.</summary>
internal sealed record ReadBySeveral(Guid RecordId, IReadOnlyList<Verdict> Verdicts);

/// <summary>The records of a stage by who reads them. Records of pilot rounds are no part of it.</summary>
internal sealed record StageReadings(IReadOnlyList<ReadByTwo> ByTwo, IReadOnlyList<ExcludedByOne> ByOne, IReadOnlyList<ReadBySeveral> BySeveral)
{
    public static StageReadings Of(StageVotes votes)
    {
        List<ReadByTwo> byTwo = [];
        List<ExcludedByOne> byOne = [];
        List<ReadBySeveral> bySeveral = [];
        foreach (var record in votes.Records)
        {
            // Pilot rounds have figures of their own: there everybody reads everything, and the votes may be set aside.
            if (record.Votes.Any(vote => vote.Position == ReviewerPosition.Pilot))
                continue;
            switch (record.Votes.OrderBy(vote => vote.Position).ToArray())
            {
                case [{ Position: ReviewerPosition.First, Verdict: Verdict.Exclude } only]:
                    byOne.Add(new(record.RecordId, only.ReviewerId));
                    break;
                case [{ Position: ReviewerPosition.First } first, { Position: ReviewerPosition.Second } second]:
                    byTwo.Add(new(record.RecordId, new(first.ReviewerId, second.ReviewerId), first.Verdict, second.Verdict, record.Status));
                    break;
                case { Length: > 2 } several when several.All(vote => vote.Verdict is not null):
                    bySeveral.Add(new(record.RecordId, [.. several.Select(vote => vote.Verdict).OfType<Verdict>()]));
                    break;
            }
        }
        return new(byTwo, byOne, bySeveral);
    }
}
