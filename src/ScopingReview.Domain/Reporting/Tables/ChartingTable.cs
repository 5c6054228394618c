using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>An answer in words.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">
/// The labels of its options or its values, several joined; or "Not reported", "Unclear", "Not derivable", "Not answered", "Not charted
/// yet". Never empty.
/// </param>
/// <param name="Note">The note that goes with it; null without one.</param>
public sealed record ChartingCell(CategoryKind Kind, string Text, string? Note);

/// <summary>One study of the charting table.</summary>
/// <param name="StudyId">Id of the study.</param>
/// <param name="Label">Its label.</param>
/// <param name="Cells">One answer per column.</param>
public sealed record ChartingTableRow(Guid StudyId, string Label, IReadOnlyList<ChartingCell> Cells);

/// <summary>
/// Characteristics of included studies: a row per study, a column per item, answers in words (PRISMA-ScR item 15, Tricco et al. 2018,
/// doi:10.7326/M18-0850). The texts are raw: on their way into a spreadsheet they pass <see cref="SpreadsheetText.Guard"/>.
/// </summary>
public sealed record ChartingTable
{
    /// <summary>Stands between the values of one answer.</summary>
    public const string Separator = "; ";

    /// <summary>Stands between the rows of a group.</summary>
    public const string RowSeparator = " | ";

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
            // A large review has some hundred thousand cells: on all cores.
            Rows = [.. studies.AsParallel().AsOrdered()
                .Select(study => new ChartingTableRow(study.Id, study.Label, [.. columns.Select(item => Cell(item, study))]))],
        };
    }

    /// <summary>
    /// Heads of the columns, all different: an item's label, and behind it its key where another column has the same label.
    /// </summary>
    /// <param name="before">Heads of columns that stand before those of the items.</param>
    public IReadOnlyList<string> Headings(params IReadOnlyList<string> before)
    {
        var often = before.Concat(Columns.Select(column => column.Label)).CountBy(label => label, StringComparer.OrdinalIgnoreCase)
            .Where(label => label.Value > 1).Select(label => label.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. before, .. Columns.Select(column => often.Contains(column.Label) ? $"{column.Label} ({column.Key})" : column.Label)];
    }

    /// <summary>What a study answers to an item; of a group its rows, one behind the other.</summary>
    public static ChartingCell Cell(ChartingItem item, ChartedStudy study)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(study);
        var answer = CategorisedAnswer.Of(item, study);
        var given = study.Answers is { } answers ? DerivedItems.AnswerOf(item, answers) : null;
        var text = answer.Kind is not (CategoryKind.Value or CategoryKind.Contradictory) ? ItemCategories.InWords(answer.Kind)
            : item.Type == ChartingItemType.Group ? RowsInWords(item, given!)
            : Labels(item, answer.Values);
        return new(answer.Kind, text, string.IsNullOrWhiteSpace(given?.Note) ? null : given.Note.Trim());
    }

    private static string RowsInWords(ChartingItem group, ChartAnswer answer) => string.Join(RowSeparator, answer.Rows.Select(row =>
        string.Join(", ", group.Items.Where(item => row.Answers[item.Key] is { IsAnswered: true })
            .Select(item => $"{item.Label}: {InWords(item, row.Answers[item.Key]!)}"))));

    private static string InWords(ChartingItem item, ChartAnswer answer) => answer.State switch
    {
        ChartAnswerState.NotReported => ItemCategories.InWords(CategoryKind.NotReported),
        ChartAnswerState.Unclear => ItemCategories.InWords(CategoryKind.Unclear),
        _ => Labels(item, answer.Values),
    };

    private static string Labels(ChartingItem item, IReadOnlyList<string> values)
        => values is [var only] ? item.LabelOf(only) : string.Join(Separator, values.Select(item.LabelOf));
}
