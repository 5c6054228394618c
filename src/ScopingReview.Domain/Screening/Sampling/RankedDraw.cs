namespace ScopingReview.Domain.Screening;

/// <summary>One record of a frame as the draw ranked it.</summary>
/// <param name="Record">The record number as shown.</param>
/// <param name="Hash">SHA-256 that ranks it, 64 lower-case hex digits.</param>
/// <param name="Rank">Place in the order of the hashes over the whole frame, from 1.</param>
/// <param name="Drawn">Whether it is in the sample.</param>
/// <param name="Stratum">Its stratum in a stratified draw, else null.</param>
public sealed record SampleEntry(string Record, string Hash, int Rank, bool Drawn, string? Stratum = null);

/// <summary>A draw with everything that it takes to repeat it. Who drew and when is added by whoever stores it.</summary>
public sealed record RankedDraw
{
    /// <summary>Name and version of the algorithm.</summary>
    public required string Algorithm { get; init; }

    /// <summary>Seed as entered.</summary>
    public required string Seed { get; init; }

    /// <summary>Share of the frame that was asked for, 0 to 1; null where a number of records was asked for (a pilot round).</summary>
    public required decimal? Share { get; init; }

    /// <summary>
    /// SHA-256 of the frame (see <see cref="SecondReviewerSample.FrameSha256"/> and <see cref="StratifiedSample.FrameSha256"/>).
    /// </summary>
    public required string FrameSha256 { get; init; }

    /// <summary>Every record of the frame, in rank order.</summary>
    public required IReadOnlyList<SampleEntry> Entries { get; init; }

    /// <summary>Number of records in the frame.</summary>
    public int FrameSize => Entries.Count;

    /// <summary>The sample, in rank order.</summary>
    public IEnumerable<SampleEntry> Drawn => Entries.Where(entry => entry.Drawn);
}
