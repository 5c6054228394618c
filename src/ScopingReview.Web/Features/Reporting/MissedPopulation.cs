using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// A record of a frame that its first reviewer excluded, and that nobody read but a second reviewer for whom it was drawn.
/// </summary>
/// <param name="Share">At which its frame was drawn from.</param>
/// <param name="IsDrawn">It was drawn for a second reviewer, whether or not their vote is in.</param>
/// <param name="Status">
/// Included or Excluded at the stage; Pending while that is open, which it is without the second vote or a resolution.
/// </param>
/// <param name="Fate">The same for the whole review.</param>
internal sealed record ExcludedByFirst(Guid RecordId, decimal Share, bool IsDrawn, ScreeningStatus Status, ScreeningStatus Fate)
{
    /// <summary>What became of it as far as an event goes.</summary>
    public ScreeningStatus OutcomeOf(MissedEvent what) => what == MissedEvent.PassedTitleAbstract ? Status : Fate;
}

/// <summary>The records of a stage that tell how many inclusions single screening missed, and those beside them.</summary>
/// <param name="Shares">The shares at which anything was drawn; none where nothing ever was.</param>
/// <param name="Excluded">The population.</param>
/// <param name="KnownOtherwise">
/// Excluded by their first reviewer, but known without the draw: others than a drawn second reviewer read them (decisions from elsewhere,
/// merged duplicates, pilot rounds), or they were not drawn and something else than the first vote decided on them.
/// </param>
/// <param name="OutsideDraw">Excluded by the one person who reads them, and in no frame.</param>
/// <param name="Awaiting">In a frame, and not read by their first reviewer yet.</param>
/// <param name="NotBlind">Would be in the population, but for a vote that was given after its author had asked to see the others'.</param>
internal sealed record MissedPopulation(
    IReadOnlyList<decimal> Shares, IReadOnlyList<ExcludedByFirst> Excluded,
    IReadOnlyList<Guid> KnownOtherwise, IReadOnlyList<Guid> OutsideDraw, IReadOnlyList<Guid> Awaiting, IReadOnlyList<Guid> NotBlind)
{
    public MissedRemainder Remainder => new(OutsideDraw.Count, KnownOtherwise.Count, Awaiting.Count);

    public MissedInclusions Of(MissedEvent what) => MissedInclusions.Of(what, [.. Shares.Select(share => Stratum(what, share))]);

    public static MissedPopulation Of(IEnumerable<RequiredVotes> records, StageSample sample)
    {
        List<ExcludedByFirst> excluded = [];
        List<Guid> knownOtherwise = [], outside = [], awaiting = [], notBlind = [];
        foreach (var record in records)
        {
            var firsts = record.Votes.Where(vote => vote.Position == ReviewerPosition.First).ToArray();
            var seconds = record.Votes.Count(sample.IsOfDraw);
            if (sample.ShareOf(record.RecordId) is not { } share)
            {
                if (record.Votes is [{ Position: ReviewerPosition.First, Compared: Verdict.Exclude }])
                    outside.Add(record.RecordId);
            }
            else if (firsts is [{ IsCarried: false, Compared: null }])
            {
                awaiting.Add(record.RecordId);
            }
            else if (!Array.Exists(firsts, vote => vote.Compared == Verdict.Exclude))
            {
                continue;
            }
            else if (firsts is not [{ IsCarried: false }] || seconds > 1 || record.Votes.Count > 1 + seconds
                || (!sample.WasDrawn(record.RecordId) && (record.IsResolved || record.Status != ScreeningStatus.Excluded)))
            {
                knownOtherwise.Add(record.RecordId);
            }
            else if (!record.Votes.All(vote => vote.IsIndependent))
            {
                notBlind.Add(record.RecordId);
            }
            else
            {
                excluded.Add(Member(record, share, sample));
            }
        }
        return new(sample.Shares, excluded, knownOtherwise, outside, awaiting, notBlind);
    }

    private static ExcludedByFirst Member(RequiredVotes record, decimal share, StageSample sample)
    {
        var isDrawn = sample.WasDrawn(record.RecordId);
        var isOpen = isDrawn && !record.IsResolved && !record.Votes.Any(vote => sample.IsOfDraw(vote) && vote.Compared is not null);
        return isOpen
            ? new(record.RecordId, share, isDrawn, ScreeningStatus.Pending, ScreeningStatus.Pending)
            : new(record.RecordId, share, isDrawn, record.Status, record.Fate);
    }

    private MissedStratum Stratum(MissedEvent what, decimal share)
    {
        var population = Excluded.Where(record => record.Share == share).ToList();
        var drawn = population.FindAll(record => record.IsDrawn).CountBy(record => record.OutcomeOf(what)).ToDictionary();
        var (found, open) = (drawn.GetValueOrDefault(ScreeningStatus.Included), drawn.GetValueOrDefault(ScreeningStatus.Pending));
        return new(population.Count, drawn.Values.Sum(), found, open, share);
    }
}
