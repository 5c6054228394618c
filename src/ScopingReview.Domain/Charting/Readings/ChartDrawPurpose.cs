namespace ScopingReview.Domain.Charting;

/// <summary>What studies are drawn for that two people chart independently.</summary>
public enum ChartDrawPurpose
{
    /// <summary>A few studies before charting begins, in whatever mode.</summary>
    Pilot,

    /// <summary>The share of the studies that mode <see cref="ChartingMode.Dual"/> asks for.</summary>
    Share,
}
