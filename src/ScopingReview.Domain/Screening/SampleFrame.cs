using System.Text;

namespace ScopingReview.Domain.Screening;

/// <summary>A stratum of a frame.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Records in it.</param>
/// <param name="Drawn">Records drawn from it.</param>
public sealed record StratumSize(string Name, int Size, int Drawn);

/// <summary>
/// A frame as it is stored, with strata or without, and what is drawn from it: at first a share, and then more each time the share is raised
/// (<see cref="SecondReviewerSample"/>, <see cref="StratifiedSample"/>), or simply the first few (a pilot round).
/// </summary>
public sealed class SampleFrame
{
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

    /// <summary>Name and version of the draw from it.</summary>
    public string Algorithm => IsStratified ? StratifiedSample.Algorithm : SecondReviewerSample.Algorithm;

    /// <summary>SHA-256 of <see cref="Text"/> as UTF-8, 64 lower-case hex digits.</summary>
    public string Sha256 => members is null ? SecondReviewerSample.FrameSha256(records) : StratifiedSample.FrameSha256(members);

    /// <summary>The frame as a file: one record number a line, in a stratified frame followed by 0x1F and the stratum; lines ended by LF.</summary>
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

    /// <summary>All that is drawn once the share has gone through these steps.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="shares">The first share and then each to which it was raised, ascending.</param>
    /// <exception cref="ArgumentException">No share is named, or seed, records or strata cannot be hashed without ambiguity.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A share is not between 0 and 1, or below the one before it.</exception>
    public RankedDraw Draw(string seed, params IReadOnlyList<decimal> shares)
    {
        CheckSteps(shares);
        if (members is null)
        {
            return SecondReviewerSample.Draw(seed, shares[^1], records);
        }

        var draw = StratifiedSample.Draw(seed, shares[0], members);
        foreach (var share in shares.Skip(1))
        {
            draw = StratifiedSample.Raise(seed, share, members, draw.Drawn.Select(entry => entry.Record).ToHashSet(StringComparer.Ordinal));
        }

        return draw;
    }

    /// <summary>What the last of the steps adds, in rank order; with a single share, all that is drawn.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="shares">As for <see cref="Draw"/>.</param>
    public IReadOnlyList<SampleEntry> Added(string seed, params IReadOnlyList<decimal> shares)
    {
        CheckSteps(shares);
        HashSet<string> before = shares.Count == 1 ? [] : [.. Draw(seed, [.. shares.SkipLast(1)]).Drawn.Select(entry => entry.Record)];
        return [.. Draw(seed, shares).Drawn.Where(entry => !before.Contains(entry.Record))];
    }

    /// <summary>The first so many of the ranking over the whole frame, or all of them where there are fewer; strata are shown and count for nothing.</summary>
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

    /// <summary>How many the draw takes from each stratum, by name; nothing for a frame without strata.</summary>
    /// <param name="shares">As for <see cref="Draw"/>.</param>
    public IReadOnlyList<StratumSize> Quotas(params IReadOnlyList<decimal> shares)
    {
        CheckSteps(shares);
        if (members is null)
        {
            return [];
        }

        var sizes = members.CountBy(member => member.Stratum).OrderBy(stratum => stratum.Key, StringComparer.Ordinal).ToList();
        IReadOnlyList<int> taken = [.. sizes.Select(_ => 0)];
        foreach (var share in shares)
        {
            taken = LargestRemainder.Allocate([.. sizes.Zip(taken, (stratum, before) => (stratum.Key, stratum.Value, before))], SecondReviewerSample.SampleSize(share, Size));
        }

        return [.. sizes.Zip(taken, (stratum, drawn) => new StratumSize(stratum.Key, stratum.Value, drawn))];
    }

    private static void CheckSteps(IReadOnlyList<decimal> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        if (shares.Count == 0)
        {
            throw new ArgumentException("A draw needs a share.", nameof(shares));
        }

        foreach (var (before, after) in shares.Zip(shares.Skip(1)))
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(after, before, nameof(shares));
        }
    }
}
