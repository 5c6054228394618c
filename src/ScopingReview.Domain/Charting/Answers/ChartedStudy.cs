namespace ScopingReview.Domain.Charting;

/// <summary>An included study with the answers that count for it (after consensus, where two people charted it).</summary>
/// <param name="Id">Id of the study.</param>
/// <param name="Label">Its label in tables (<see cref="StudyLabels"/>).</param>
/// <param name="Answers">The answers of its complete chart; null while it has none.</param>
public sealed record ChartedStudy(Guid Id, string Label, ChartAnswers? Answers)
{
    /// <summary>Keys of the items that were not asked of it, because of what it answered to others.</summary>
    public IReadOnlySet<string> NotAsked { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>A study with the answers that count in a form: those to items that are asked of it.</summary>
    public static ChartedStudy Of(Guid id, string label, ChartingForm form, ChartAnswers? answers) => answers is null
        ? new ChartedStudy(id, label, null)
        : OfMapped(id, label, form, FormMapping.Apply(form, answers));

    private static ChartedStudy OfMapped(Guid id, string label, ChartingForm form, ChartAnswers answers)
        => new(id, label, FormConditions.Counting(form, answers)) { NotAsked = FormConditions.NotAsked(form, answers) };

    /// <summary>Whether it has a complete chart: an item without an answer is then "not answered", and before "not charted yet".</summary>
    public bool IsCharted => Answers is not null;
}
