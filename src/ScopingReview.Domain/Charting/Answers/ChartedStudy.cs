namespace ScopingReview.Domain.Charting;

/// <summary>An included study with the answers that count for it (after consensus, where two people charted it).</summary>
/// <param name="Id">Id of the study.</param>
/// <param name="Label">Its label in tables (<see cref="StudyLabels"/>).</param>
/// <param name="Answers">The answers of its complete chart; null while it has none.</param>
public sealed record ChartedStudy(Guid Id, string Label, ChartAnswers? Answers)
{
    /// <summary>Whether it has a complete chart: an item without an answer is then "not answered", and before "not charted yet".</summary>
    public bool IsCharted => Answers is not null;
}
