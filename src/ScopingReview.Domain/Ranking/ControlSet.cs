using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Ranking;

/// <summary>
/// What the second reviewer's random sample says of the records that no first reviewer has read. The sample is a random part of whatever
/// is unread, because neither its membership nor second votes touch the order of reading.
/// </summary>
/// <param name="Unread">N: records that no first reviewer has read.</param>
/// <param name="Drawn">k: those of them that are in the sample and were read by the second reviewer.</param>
/// <param name="Included">m: those of the drawn that are relevant.</param>
/// <param name="Found">F: relevant ones among the records that first reviewers have read.</param>
public sealed record ControlSet(int Unread, int Drawn, int Included, int Found)
{
    /// <summary>Two-sided level of the function whose upper limit alone is used: 95 % one-sided.</summary>
    private const double Alpha = 0.10;

    /// <summary>
    /// M: the most relevant records that the unread may hold, those in the sample included; the one-sided 95 % hypergeometric limit, which
    /// is the same function as that of missed inclusions.
    /// </summary>
    public int MostRelevant => HypergeometricInterval.Of(Unread, Drawn, Included, Alpha).Upper + Included;

    /// <summary>
    /// Recall if reading stops now, at least: (F + m)/(F + M), with 95 % confidence. 1 where nothing relevant can be left; 0 while nothing
    /// is known.
    /// </summary>
    public double RecallAtLeast => Found + MostRelevant == 0 ? 1 : (double)(Found + Included) / (Found + MostRelevant);

    /// <summary>Recall as the sample estimates it: what was found, of what is found and what the share of the drawn expects.</summary>
    public double? RecallEstimate => Drawn == 0 && Unread > 0 ? null
        : Found + ExpectedRelevant == 0 ? 1 : (Found + Included) / (Found + ExpectedRelevant);

    /// <summary>How many relevant records the unread hold if they are as rich as the drawn among them.</summary>
    public double ExpectedRelevant => Drawn == 0 ? 0 : (double)Included * Unread / Drawn;

    /// <summary>
    /// The recall that can be shown at best when nothing relevant is in the drawn ones: what a sample of this size can say of so many
    /// unread records.
    /// </summary>
    public double BestRecall => (this with { Included = 0 }).RecallAtLeast;

    /// <summary>How many records must have been found so that nothing relevant among the drawn shows the target.</summary>
    /// <param name="target">The recall wanted, in thousandths: 950 for 95 %.</param>
    public int FoundNeeded(int target)
    {
        CheckTarget(target);
        var most = HypergeometricInterval.Of(Unread, Drawn, 0, Alpha).Upper;
        return (int)Math.Ceiling((decimal)most * target / (1000 - target));
    }

    /// <summary>Whether stopping now reaches the target, with 95 % confidence.</summary>
    /// <param name="target">The recall wanted, in thousandths: 950 for 95 %.</param>
    public bool Reaches(int target)
    {
        CheckTarget(target);
        return 1000L * (Found + Included) >= (long)target * (Found + MostRelevant);
    }

    internal static void CheckTarget(int target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(target, 999);
    }
}
