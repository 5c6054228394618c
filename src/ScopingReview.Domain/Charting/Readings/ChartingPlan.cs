namespace ScopingReview.Domain.Charting;

/// <summary>How the studies of a review are charted with a form.</summary>
/// <param name="Mode">How many people chart a study.</param>
/// <param name="DualShare">In mode <see cref="ChartingMode.Dual"/>, the share of studies that two chart, 0 to 1; 1 for all.</param>
/// <param name="Drawn">Record numbers of the studies drawn for that share.</param>
/// <param name="Pilot">Record numbers of the studies drawn for a pilot: two people chart them in every mode.</param>
public sealed record ChartingPlan(ChartingMode Mode, decimal DualShare, IReadOnlySet<int> Drawn, IReadOnlySet<int> Pilot)
{
    /// <summary>Whether two people chart a study independently.</summary>
    /// <param name="number">Its record number.</param>
    public bool IsIndependent(int number)
        => Pilot.Contains(number) || (Mode == ChartingMode.Dual && (DualShare == 1 || Drawn.Contains(number)));

    /// <summary>Whether a second checks what the first charted.</summary>
    /// <param name="number">Record number of the study.</param>
    public bool IsVerified(int number) => Mode == ChartingMode.Verified && !IsIndependent(number);
}
