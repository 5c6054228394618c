namespace ScopingReview.Domain.Charting;

/// <summary>One of the answers a choice item offers.</summary>
public sealed record ChartingOption
{
    /// <summary>What is stored in an answer. Stays the same when the label is reworded.</summary>
    public required string Key { get; init; }

    /// <summary>What people read.</summary>
    public required string Label { get; init; }

    /// <summary>When this option is the right one; null where the label says it all.</summary>
    public string? Definition { get; init; }

    /// <summary>
    /// Keys of options of earlier versions that this one took the place of: who was charted with them counts here
    /// (<see cref="FormMapping"/>).
    /// </summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];
}
