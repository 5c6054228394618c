namespace ScopingReview.Domain.Screening;

/// <summary>
/// How many records are drawn from a frame when it is not the only one: as many as bring the sample of all frames to ⌈share × records of
/// all frames⌉. Were each top-up to draw its own ⌈share × new records⌉, many small ones would draw far too many, and a draw from a single
/// record would tell that it is read twice. Nothing drawn is taken back, and nothing is drawn from a frame but by its own ranking. With
/// strata the number is shared among those of the frame so that each comes as near as it can to its part of the whole sample
/// (<see cref="LargestRemainder"/>). Records of a pilot round are in no frame.
/// </summary>
public static class CumulativeSample
{
    /// <summary>
    /// All that is to be drawn from one frame: ⌈share × Σ sizes up to this frame⌉ − what is drawn from the frames before it, but no less
    /// than is drawn from it already, and no more than there is.
    /// </summary>
    /// <param name="share">The share that holds for all frames, 0 to 1.</param>
    /// <param name="earlier">The strata of the frames before this one, with what is drawn from them at this share.</param>
    /// <param name="frame">The strata of this frame, with what is drawn from it so far: nothing from a new one.</param>
    /// <returns>The strata of this frame, in the same order, with what is drawn from them then.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static IReadOnlyList<StratumSize> Extend(decimal share, IEnumerable<StratumSize> earlier, IReadOnlyList<StratumSize> frame)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(frame);
        var before = earlier.ToList();
        var drawnBefore = before.Sum(stratum => stratum.Drawn);
        var size = frame.Sum(stratum => stratum.Size);
        var target = SecondReviewerSample.SampleSize(share, before.Sum(stratum => stratum.Size) + size);
        var drawn = Math.Clamp(target - drawnBefore, frame.Sum(stratum => stratum.Drawn), size);

        // Strata that are not in this frame count for the quotas, and can give nothing.
        var rooms = frame.ToDictionary(stratum => stratum.Name, stratum => stratum.Size - stratum.Drawn, StringComparer.Ordinal);
        var all = before.Concat(frame).GroupBy(stratum => stratum.Name, StringComparer.Ordinal)
            .Select(parts =>
                (Name: parts.Key, Size: parts.Sum(part => part.Size), Taken: parts.Sum(part => part.Drawn),
                    Room: rooms.GetValueOrDefault(parts.Key)))
            .ToList();
        var added = all.Zip(LargestRemainder.Allocate(all, drawnBefore + drawn),
            (stratum, taken) => (stratum.Name, Added: taken - stratum.Taken))
            .ToDictionary(stratum => stratum.Name, stratum => stratum.Added, StringComparer.Ordinal);
        return [.. frame.Select(stratum => stratum with { Drawn = stratum.Drawn + added[stratum.Name] })];
    }

    /// <summary>All that is to be drawn from each frame once the share is raised: <see cref="Extend"/>, frame by frame.</summary>
    /// <param name="share">The raised share, 0 to 1.</param>
    /// <param name="frames">The strata of each frame, oldest first, with what is drawn from them so far.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static IReadOnlyList<IReadOnlyList<StratumSize>> Raise(decimal share, IEnumerable<IReadOnlyList<StratumSize>> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        List<IReadOnlyList<StratumSize>> raised = [];
        foreach (var frame in frames)
        {
            raised.Add(Extend(share, raised.SelectMany(strata => strata), frame));
        }

        return raised;
    }

    /// <summary>
    /// Whether so few records have come that they wait for more before they are drawn from: fewer than 1 ÷ share, of which a draw would
    /// often take none or the only one, so that who is asked to read it knows. With a share of 0 or 1 there is nothing to find out.
    /// </summary>
    /// <param name="share">The share, 0 to 1.</param>
    /// <param name="count">New records.</param>
    public static bool AreTooFew(decimal share, int count) => count > 0 && share is > 0 and < 1 && share * count < 1;

    /// <summary>From how many new records on a share is drawn at once: ⌈1 ÷ share⌉.</summary>
    /// <param name="share">The share, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not above 0, or above 1.</exception>
    public static long Enough(decimal share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, decimal.One);
        return (long)decimal.Ceiling(decimal.One / share);
    }
}
