using System.Collections;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Screening;

/// <summary>
/// Where the records of a whole review stand at a stage: the rule of <see cref="ScreeningOutcome"/>, put to each of them.
/// </summary>
public sealed class StageStatuses
{
    private readonly RecordPlaces _records;
    private readonly ScreeningTally[] _tallies;
    private readonly bool _maybeIsInclude;

    /// <summary>Counts what is said of each record.</summary>
    /// <param name="records">The records. What is said of others is not looked at.</param>
    /// <param name="said">What is said.</param>
    /// <exception cref="ArgumentException">A resolution says Maybe.</exception>
    public StageStatuses(RecordPlaces records, StageVotes said)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(said);
        (_records, _maybeIsInclude) = (records, said.MaybeIsInclude);
        _tallies = new ScreeningTally[records.Count];
        var votes = said.Votes.ToLookup(alike => alike.ReviewerId);
        foreach (var reader in said.Required)
        {
            var required = Require(reader.Records);
            foreach (var alike in votes[reader.ReviewerId])
                Vote(alike, required);
        }

        foreach (var twin in said.TwinVotes)
        {
            if (records.PlaceOf(twin.RecordId) is { } place)
                _tallies[place].Contradict(twin.Verdict);
        }

        foreach (var ruling in said.Resolutions)
        {
            if (records.PlaceOf(ruling.RecordId) is { } place)
                _tallies[place].Rule(ruling.Verdict);
        }
    }

    /// <summary>Where the record at a place of the order stands.</summary>
    public ScreeningStatus this[int place] => _tallies[place].StatusWhere(_maybeIsInclude);

    // A bit for each place, set where this reader is required.
    private BitArray Require(IReadOnlyList<Guid> ids)
    {
        var required = new BitArray(_tallies.Length);
        foreach (var id in ids)
        {
            if (_records.PlaceOf(id) is not { } place)
                continue;
            required[place] = true;
            _tallies[place].Require();
        }

        return required;
    }

    private void Vote(VotesAlike alike, BitArray required)
    {
        foreach (var id in alike.Records)
        {
            if (_records.PlaceOf(id) is { } place && required[place])
                _tallies[place].Vote(alike.Verdict);
        }
    }
}
