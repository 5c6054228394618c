namespace ScopingReview.Domain.Screening;

/// <summary>A record with the stratum (source, year …) that it is drawn in.</summary>
/// <param name="Record">The record number as shown.</param>
/// <param name="Stratum">Name of the stratum.</param>
public sealed record StratumMember(string Record, string Stratum);

/// <summary>
/// The draw of <see cref="SecondReviewerSample"/> with every stratum represented in proportion: the ranking and the total are the same, the
/// total is shared among the strata by <see cref="LargestRemainder"/>, and each gives its first ones in rank order.
/// <see cref="SampleFrame"/> draws.
/// </summary>
public static class StratifiedSample
{
    /// <summary>Name and version of the stratified draw of a share: the numbers of its strata follow from share and frame.</summary>
    public const string Algorithm = "sha256-rank-strata/1";

    /// <summary>Name and version of the stratified draw of a number of records from each stratum, which are stored with it.</summary>
    public const string CountedAlgorithm = "sha256-rank-strata/2";

    /// <summary>
    /// SHA-256 of the frame in the order handed in: UTF-8 without byte order mark, for each record its number, 0x1F, its stratum and LF; 64
    /// lower-case hex digits.
    /// </summary>
    /// <param name="frame">Records with their strata, each record once, ordered by record number.</param>
    /// <exception cref="ArgumentException">A text is empty or holds a control character, or a record occurs twice.</exception>
    public static string FrameSha256(IReadOnlyCollection<StratumMember> frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        HashRanking.CheckedIds([.. frame.Select(member => member.Record)], nameof(frame));
        return HashRanking.OfLines(frame.Select(member => member.Record + '\u001F' + HashRanking.Checked(member.Stratum, nameof(frame))));
    }
}
