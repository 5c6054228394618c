namespace ScopingReview.Domain.Charting;

/// <summary>Why a chart cannot be marked complete yet.</summary>
public enum ChartProblemKind
{
    /// <summary>A required item has no answer.</summary>
    Missing,

    /// <summary>The answer does not fit the item.</summary>
    Invalid,
}

/// <summary>One thing to put right in a chart.</summary>
/// <param name="ItemKey">Item it is about.</param>
/// <param name="Kind">Missing or invalid.</param>
/// <param name="Message">A sentence for the person who charts.</param>
public sealed record ChartProblem(string ItemKey, ChartProblemKind Kind, string Message)
{
    /// <summary>Row of a group that it is about; null for an item of the study.</summary>
    public string? RowId { get; init; }
}
