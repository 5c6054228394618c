using System.Text;

namespace ScopingReview.Domain.Screening;

/// <summary>A stratum of a frame.</summary>
/// <param name="Name">Source name.</param>
/// <param name="Size">Records in it.</param>
/// <param name="Drawn">Records drawn from it.</param>
public sealed record StratumSize(string Name, int Size, int Drawn);

/// <summary>
/// A frame as it is stored, with strata or without, and what is drawn from it: step by step (<see cref="DrawStep"/>), or simply the first
/// few (a pilot round).
/// </summary>
public sealed class SampleFrame
{
    private const string NoStratum = "";
    private readonly IReadOnlyList<string> records;
    private readonly IReadOnlyList<StratumMember>? members;

    /// <summary>A frame.</summary>
    /// <param name="records">Record numbers as shown, each once, ordered by record number.</param>
    /// <param name="strata">The stratum of each, in the same order; null for a frame without strata.</param>
    /// <exception cref="ArgumentException">There are not as many strata as records.</exception>
    public SampleFrame(IReadOnlyList<string> records, IReadOnlyList<string>? strata = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (strata is not null && strata.Count != records.Count)
        {
            throw new ArgumentException("Every record of a stratified frame needs its stratum.", nameof(strata));
        }

        this.records = records;
        members = strata is null ? null : [.. records.Zip(strata, (record, stratum) => new StratumMember(record, stratum))];
    }

    /// <summary>Whether it has strata.</summary>
    public bool IsStratified => members is not null;

    /// <summary>Number of records.</summary>
    public int Size => records.Count;

    /// <summary>Name and version of a draw from it.</summary>
    /// <param name="step">The draw.</param>
    public string AlgorithmOf(DrawStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return (IsStratified, step.Counts is not null) switch
        {
            (false, false) => SecondReviewerSample.Algorithm,
            (false, true) => SecondReviewerSample.CountedAlgorithm,
            (true, false) => StratifiedSample.Algorithm,
            (true, true) => StratifiedSample.CountedAlgorithm,
        };
    }

    /// <summary>SHA-256 of <see cref="Text"/> as UTF-8, 64 lower-case hex digits.</summary>
    public string Sha256 => members is null ? SecondReviewerSample.FrameSha256(records) : StratifiedSample.FrameSha256(members);

    /// <summary>
    /// The frame as a file: one record number a line, in a stratified frame followed by 0x1F and the stratum; lines ended by LF.
    /// </summary>
    public string Text()
    {
        var text = new StringBuilder();
        for (var i = 0; i < records.Count; i++)
        {
            text.Append(records[i]);
            if (members is not null)
            {
                text.Append('\u001F').Append(members[i].Stratum);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>All that is drawn after these steps.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="steps">The first draw and then one for each time the share was raised.</param>
    /// <exception cref="ArgumentException">There is no step, one does not fit the strata, or a text cannot be hashed without
    /// ambiguity.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A share is not between 0 and 1 or below the one before it; a number is more than there
    /// is.</exception>
    public RankedDraw Draw(string seed, params IReadOnlyList<DrawStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        if (steps.Count == 0)
        {
            throw new ArgumentException("A draw needs a step.", nameof(steps));
        }

        var left = Strata(steps).ToDictionary(stratum => stratum.Name, stratum => stratum.Drawn, StringComparer.Ordinal);
        // Before strata are looked up: it says what is wrong with a frame.
        var sha256 = Sha256;
        var stratumOf = members?.ToDictionary(member => member.Record, member => member.Stratum, StringComparer.Ordinal);
        return new()
        {
            Algorithm = AlgorithmOf(steps[^1]),
            Seed = seed,
            Share = steps[^1].Share,
            FrameSha256 = sha256,
            Entries = [.. SecondReviewerSample.Rank(seed, records).Select(entry => stratumOf?[entry.Record] is { } stratum
                ? entry with { Stratum = stratum, Drawn = left[stratum]-- > 0 }
                : entry with { Drawn = left[NoStratum]-- > 0 })],
        };
    }

    /// <summary>What the last of the steps adds, in rank order; with a single one, all that is drawn.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="steps">As for <see cref="Draw"/>.</param>
    public IReadOnlyList<SampleEntry> Added(string seed, params IReadOnlyList<DrawStep> steps)
    {
        var draw = Draw(seed, steps);
        HashSet<string> before = steps.Count == 1 ? [] : [.. Draw(seed, [.. steps.SkipLast(1)]).Drawn.Select(entry => entry.Record)];
        return [.. draw.Drawn.Where(entry => !before.Contains(entry.Record))];
    }

    /// <summary>
    /// The first so many of the ranking over the whole frame, or all of them where there are fewer; strata are shown and count for nothing.
    /// </summary>
    /// <param name="seed">The seed.</param>
    /// <param name="count">How many.</param>
    public RankedDraw First(string seed, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new()
        {
            Algorithm = SecondReviewerSample.Algorithm,
            Seed = seed,
            Share = null,
            FrameSha256 = Sha256,
            Entries = [.. SecondReviewerSample.Rank(seed, records).Select(entry => entry with { Drawn = entry.Rank <= count })],
        };
    }

    /// <summary>
    /// The strata in ordinal order of their names, with what is drawn from each after these steps; a frame without strata is a single one
    /// without a name.
    /// </summary>
    /// <param name="steps">As for <see cref="Draw"/>; none for a frame that nothing is drawn from.</param>
    public IReadOnlyList<StratumSize> Strata(params IReadOnlyList<DrawStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        foreach (var (before, after) in steps.Zip(steps.Skip(1)))
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(after.Share ?? decimal.One, before.Share ?? decimal.Zero, nameof(steps));
        }

        IReadOnlyList<StratumSize> strata = members is null
            ? [new StratumSize(NoStratum, Size, 0)]
            : [.. members.CountBy(member => member.Stratum).OrderBy(stratum => stratum.Key, StringComparer.Ordinal)
                .Select(stratum => new StratumSize(stratum.Key, stratum.Value, 0))];
        return steps.Aggregate(strata, (drawn, step) => step.AddTo(drawn));
    }
}
