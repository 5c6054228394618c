namespace ScopingReview.Domain.Reporting;

/// <summary>A number of studies with what it counts, as a figure shows it.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Count">How many.</param>
/// <param name="IsLacking">True for studies that have no answer: "not reported", "not charted yet".</param>
/// <param name="Set">Key of the list behind it; null for none.</param>
public sealed record FigureBar(string Label, int Count, bool IsLacking = false, string? Set = null)
{
    internal string Says => $"{Label}, {Count.Grouped()}: open the list";
}
