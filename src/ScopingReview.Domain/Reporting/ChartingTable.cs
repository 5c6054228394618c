using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>One study of the charting table.</summary>
/// <param name="StudyId">Id of the study.</param>
/// <param name="Label">Its label.</param>
/// <param name="Cells">One text per column.</param>
public sealed record ChartingTableRow(Guid StudyId, string Label, IReadOnlyList<string> Cells);

/// <summary>
/// Characteristics of included studies: a row per study, a column per item, answers in words (PRISMA-ScR item 15, Tricco et al. 2018,
/// doi:10.7326/M18-0850). The texts are raw: on their way into a spreadsheet they pass <see cref="SpreadsheetText.Guard"/>.
/// </summary>
public sealed record ChartingTable
{
    /// <summary>Stands between the values of one answer.</summary>
    public const string Separator = "; ";

    /// <summary>Items in the order of the form, derived ones included.</summary>
    public required IReadOnlyList<ChartingItem> Columns { get; init; }

    /// <summary>Studies in the order given.</summary>
    public required IReadOnlyList<ChartingTableRow> Rows { get; init; }

    /// <summary>The table of a form over studies.</summary>
    public static ChartingTable Of(ChartingForm form, IReadOnlyList<ChartedStudy> studies)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(studies);
        ChartingItem[] columns = [.. form.Items];
        return new ChartingTable
        {
            Columns = columns,
            Rows = [.. studies.Select(study => new ChartingTableRow(study.Id, study.Label, [.. columns.Select(item => Text(item, study.Answers))]))],
        };
    }

    /// <summary>An answer in words: labels of options, "Not reported", "Unclear", "Not derivable"; empty if unanswered. A note follows in square brackets.</summary>
    public static string Text(ChartingItem item, ChartAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(answers);
        var answer = DerivedItems.AnswerOf(item, answers);
        var text = answer switch
        {
            null when item.Derivation is { } derivation && answers[derivation.FromItem] is { IsAnswered: true } => "Not derivable",
            null => "",
            { State: ChartAnswerState.NotReported } => "Not reported",
            { State: ChartAnswerState.Unclear } => "Unclear",
            _ => string.Join(Separator, answer.Values.Select(value => item.Choices.FirstOrDefault(option => option.Key == value)?.Label ?? value)),
        };
        return string.IsNullOrWhiteSpace(answer?.Note) ? text : $"{text} [{answer.Note.Trim()}]".TrimStart();
    }
}
