namespace ScopingReview.Domain.Screening;

/// <summary>
/// Draws the records that a second reviewer reads too. Each record of the frame is ranked by SHA-256 of UTF-8 <c>seed ‖ 0x1F ‖ record
/// number</c>, the hashes compared byte by byte, and the first ones are drawn: ⌈share × frame size⌉ of the only frame, of several what
/// <see cref="CumulativeSample"/> says.
/// Anyone can repeat it: <c>printf '%s\037%s' "$seed" "$record" | sha256sum</c>.
/// A frame is the unique (deduplicated) records of a stage, ordered by record number; this order enters only into the frame's own hash.
/// </summary>
public static class SecondReviewerSample
{
    /// <summary>Name and version of the simple draw of a share: its number of records follows from share and frame.</summary>
    public const string Algorithm = "sha256-rank/1";

    /// <summary>Name and version of the simple draw of a number of records, which is stored with it.</summary>
    public const string CountedAlgorithm = "sha256-rank/2";

    /// <summary>⌈share × frame size⌉, exactly: 0.2 of 13,178 is 2,636.</summary>
    /// <param name="share">Share of the frame, 0 to 1.</param>
    /// <param name="frameSize">Number of records in the frame.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1, or the size is negative.</exception>
    public static int SampleSize(decimal share, int frameSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, decimal.One);
        ArgumentOutOfRangeException.ThrowIfNegative(frameSize);
        return (int)decimal.Ceiling(share * frameSize);
    }

    /// <summary>The records in the order of their hashes, none of them drawn.</summary>
    /// <param name="seed">Any text without control characters.</param>
    /// <param name="records">Record numbers as shown, each once.</param>
    /// <exception cref="ArgumentException">Seed or a record number is empty or holds a control character, or a number occurs
    /// twice.</exception>
    public static IReadOnlyList<SampleEntry> Rank(string seed, IReadOnlyCollection<string> records) => RankAndTake(seed, records, 0);

    /// <summary>Draws from a frame.</summary>
    /// <param name="seed">Any text without control characters.</param>
    /// <param name="share">Share of the frame, 0 to 1.</param>
    /// <param name="frame">Record numbers as shown, each once, ordered by record number.</param>
    /// <exception cref="ArgumentException">Seed or a record number is empty or holds a control character, or a number occurs
    /// twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public static RankedDraw Draw(string seed, decimal share, IReadOnlyCollection<string> frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new()
        {
            Algorithm = Algorithm,
            Seed = seed,
            Share = share,
            FrameSha256 = FrameSha256(frame),
            Entries = RankAndTake(seed, frame, SampleSize(share, frame.Count)),
        };
    }

    /// <summary>
    /// SHA-256 of the record numbers in the order handed in, as UTF-8 without byte order mark, each followed by one LF: 64 lower-case hex
    /// digits. The same as <c>sha256sum</c> of a file with one record number a line.
    /// </summary>
    /// <param name="frame">Record numbers, each once, ordered by record number.</param>
    /// <exception cref="ArgumentException">A record number is empty, holds a control character or occurs twice.</exception>
    public static string FrameSha256(IReadOnlyCollection<string> frame) =>
        HashRanking.OfLines(HashRanking.CheckedIds(frame, nameof(frame)));

    private static List<SampleEntry> RankAndTake(string seed, IReadOnlyCollection<string> frame, int take) =>
    [
        .. HashRanking.Rank(seed, HashRanking.CheckedIds(frame, nameof(frame)))
            .Select((hashed, index) => new SampleEntry(hashed.Id, Convert.ToHexStringLower(hashed.Hash), index + 1, index < take)),
    ];
}
