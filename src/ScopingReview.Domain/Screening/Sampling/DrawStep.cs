namespace ScopingReview.Domain.Screening;

/// <summary>One draw from a frame, as it is stored: the first one, and then one for each time the share was raised.</summary>
/// <param name="Share">The share that held, 0 to 1; null where a number of records was asked for.</param>
/// <param name="Counts">
/// How many records it took from each stratum, in ordinal order of their names, or one number for a frame without strata. Null for a draw
/// of version 1, whose numbers follow from its share and its frame alone.
/// </param>
public sealed record DrawStep(decimal? Share, IReadOnlyList<int>? Counts = null)
{
    /// <summary>How many records are drawn from a frame by then.</summary>
    /// <param name="before">Records drawn by the steps before.</param>
    /// <param name="frameSize">Records in the frame.</param>
    public int TotalAfter(int before, int frameSize)
        => Counts is { } counts ? before + counts.Sum() : SecondReviewerSample.SampleSize(RequiredShare, frameSize);

    /// <summary>The strata of a frame, in ordinal order of their names, after this step.</summary>
    /// <exception cref="ArgumentException">There is not one number for each stratum.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or more than is left of its stratum; the share gives less than is
    /// drawn.</exception>
    internal IReadOnlyList<StratumSize> AddTo(IReadOnlyList<StratumSize> strata)
    {
        if (Counts is not { } counts)
        {
            var total = SecondReviewerSample.SampleSize(RequiredShare, strata.Sum(stratum => stratum.Size));
            var drawn = LargestRemainder.Allocate([.. strata.Select(stratum => (stratum.Name, stratum.Size, stratum.Drawn))], total);
            return [.. strata.Zip(drawn, WithDrawn)];
        }

        if (counts.Count != strata.Count)
        {
            throw new ArgumentException($"{counts.Count} numbers for {strata.Count} strata.", nameof(strata));
        }

        foreach (var (stratum, count) in strata.Zip(counts))
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(strata));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, stratum.Size - stratum.Drawn, nameof(strata));
        }

        return [.. strata.Zip(counts, (stratum, count) => WithDrawn(stratum, stratum.Drawn + count))];
    }

    private decimal RequiredShare => Share ?? throw new InvalidOperationException("A step has a share or numbers.");

    private static StratumSize WithDrawn(StratumSize stratum, int drawn) => stratum with { Drawn = drawn };
}
