namespace ScopingReview.Domain.Charting;

/// <summary>An included study with the answers that count for it (after consensus, where two people charted it).</summary>
/// <param name="Id">Id of the study.</param>
/// <param name="Label">Its label in tables (<see cref="StudyLabels"/>).</param>
/// <param name="Answers">The answers; <see cref="ChartAnswers.None"/> while it is not charted.</param>
public sealed record ChartedStudy(Guid Id, string Label, ChartAnswers Answers);
