namespace ScopingReview.Domain.Charting;

/// <summary>How many people chart a study with a form.</summary>
public enum ChartingMode
{
    /// <summary>One.</summary>
    One,

    /// <summary>One, and a second checks: their form begins with the first one's answers, and both are kept.</summary>
    Verified,

    /// <summary>Two independently, of all studies or of a drawn share; neither sees the other's answers before both are complete.</summary>
    Dual,
}

/// <summary>Whose answers a chart holds.</summary>
public enum ChartReading
{
    /// <summary>Those of whoever charts the study; where two do, of the first.</summary>
    First,

    /// <summary>Those of the second, who charts independently or checks.</summary>
    Second,

    /// <summary>What counts after both: the same answers, or what the lead made of two.</summary>
    Consensus,
}
