namespace ScopingReview.Domain.Screening;

/// <summary>A record with the stratum (source, year …) that it is drawn in.</summary>
/// <param name="Record">The record number as shown.</param>
/// <param name="Stratum">Name of the stratum.</param>
public sealed record StratumMember(string Record, string Stratum);

/// <summary>
/// The draw of <see cref="SecondReviewerSample"/> with every stratum represented in proportion: the ranking and the total of ⌈share × frame size⌉ are the same,
/// the total is shared among the strata by <see cref="LargestRemainder"/>, and each gives its first ones in rank order.
/// </summary>
public static class StratifiedSample
{
    /// <summary>Name and version of the stratified draw, stored with it.</summary>
    public const string Algorithm = "sha256-rank-strata/1";

    /// <summary>Draws from a stratified frame.</summary>
    /// <param name="seed">Any text without control characters.</param>
    /// <param name="share">Share of the whole frame, 0 to 1.</param>
    /// <param name="frame">Records with their strata, each record once, ordered by record number.</param>
    /// <exception cref="ArgumentException">A text is empty or holds a control character, or a record occurs twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static RankedDraw Draw(string seed, decimal share, IReadOnlyCollection<StratumMember> frame) => Draw(seed, share, frame, []);

    /// <summary>
    /// The records that a raised share adds, in rank order. All that is drawn stays, so that a stratum which the new quotas would give fewer keeps what it has.
    /// </summary>
    /// <param name="seed">The seed of the draw.</param>
    /// <param name="newShare">The raised share.</param>
    /// <param name="frame">The frame of the draw, unchanged.</param>
    /// <param name="alreadyDrawn">Record numbers drawn from this frame so far.</param>
    /// <exception cref="ArgumentException">As for a draw, or a record drawn so far is not of the frame or was not drawn in rank order.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share gives fewer records than are drawn already, or is not between 0 and 1.</exception>
    public static IReadOnlyList<SampleEntry> Extend(
        string seed, decimal newShare, IReadOnlyCollection<StratumMember> frame, IReadOnlySet<string> alreadyDrawn)
    {
        return [.. Raise(seed, newShare, frame, alreadyDrawn).Drawn.Where(entry => !alreadyDrawn.Contains(entry.Record))];
    }

    /// <summary>The whole draw after the share was raised: what was drawn before, and what <see cref="Extend"/> adds.</summary>
    /// <param name="seed">The seed of the draw.</param>
    /// <param name="newShare">The raised share.</param>
    /// <param name="frame">The frame of the draw, unchanged.</param>
    /// <param name="alreadyDrawn">Record numbers drawn from this frame so far.</param>
    /// <exception cref="ArgumentException">As for <see cref="Extend"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Extend"/>.</exception>
    public static RankedDraw Raise(string seed, decimal newShare, IReadOnlyCollection<StratumMember> frame, IReadOnlySet<string> alreadyDrawn)
    {
        ArgumentNullException.ThrowIfNull(alreadyDrawn);
        var draw = Draw(seed, newShare, frame, alreadyDrawn);
        return draw.Drawn.Count(entry => alreadyDrawn.Contains(entry.Record)) == alreadyDrawn.Count
            ? draw
            : throw new ArgumentException("These records were not drawn from this frame with this seed.", nameof(alreadyDrawn));
    }

    /// <summary>
    /// SHA-256 of the frame in the order handed in: UTF-8 without byte order mark, for each record its number, 0x1F, its stratum and LF; 64 lower-case hex digits.
    /// </summary>
    /// <param name="frame">Records with their strata, each record once, ordered by record number.</param>
    /// <exception cref="ArgumentException">A text is empty or holds a control character, or a record occurs twice.</exception>
    public static string FrameSha256(IReadOnlyCollection<StratumMember> frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        HashRanking.CheckedIds([.. frame.Select(member => member.Record)], nameof(frame));
        return HashRanking.OfLines(frame.Select(member => member.Record + '\u001F' + HashRanking.Checked(member.Stratum, nameof(frame))));
    }

    private static RankedDraw Draw(
        string seed, decimal share, IReadOnlyCollection<StratumMember> frame, IReadOnlyCollection<string> alreadyDrawn)
    {
        var frameHash = FrameSha256(frame);
        var stratumOf = frame.ToDictionary(member => member.Record, member => member.Stratum, StringComparer.Ordinal);
        var taken = alreadyDrawn.Where(stratumOf.ContainsKey).CountBy(record => stratumOf[record]).ToDictionary(StringComparer.Ordinal);
        var strata = frame
            .CountBy(member => member.Stratum)
            .Select(stratum => (stratum.Key, stratum.Value, taken.GetValueOrDefault(stratum.Key)))
            .ToList();
        var allocation = LargestRemainder.Allocate(strata, SecondReviewerSample.SampleSize(share, frame.Count));
        var left = strata.Zip(allocation).ToDictionary(pair => pair.First.Key, pair => pair.Second, StringComparer.Ordinal);

        return new()
        {
            Algorithm = Algorithm,
            Seed = seed,
            Share = share,
            FrameSha256 = frameHash,
            Entries = [.. SecondReviewerSample.Rank(seed, stratumOf.Keys).Select(WithStratum)],
        };

        SampleEntry WithStratum(SampleEntry entry)
        {
            var stratum = stratumOf[entry.Record];
            return entry with { Stratum = stratum, Drawn = left[stratum]-- > 0 };
        }
    }
}
