using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>A row: a study, or one row of a repeatable group of a study.</summary>
/// <param name="StudyId">Id of the study.</param>
/// <param name="Label">Its label.</param>
/// <param name="RowId">Id of the row of the group; null for a study.</param>
/// <param name="Number">Place of the row in its study, from 1; 0 for a study.</param>
public sealed record AnswerRow(Guid StudyId, string Label, string? RowId, int Number);

/// <summary>Which rows of a table are wanted, in which order, with which columns.</summary>
public sealed record AnswerView
{
    /// <summary>Filters that must all hold.</summary>
    public IReadOnlyList<AnswerFilter> Filters { get; init; } = [];

    /// <summary>Words of the study's label; null for any.</summary>
    public string? Study { get; init; }

    /// <summary>Key of the item to sort by; null for the study.</summary>
    public string? SortBy { get; init; }

    /// <summary>From the last to the first.</summary>
    public bool Descending { get; init; }

    /// <summary>Keys of the items whose columns are left out.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];
}

/// <summary>
/// Studies and the items of a charting form, or the rows of one of its groups and the group's items, to look across: sorted by typed values
/// and filtered by any answer.
/// </summary>
public sealed class AnswerTable
{
    private AnswerTable(IReadOnlyList<AnswerRow> rows, IReadOnlyList<AnswerColumn> columns) => (Rows, Columns) = (rows, columns);

    /// <summary>Rows in the order in which the studies were given.</summary>
    public IReadOnlyList<AnswerRow> Rows { get; }

    /// <summary>A column for each item in the order of the form, computed ones included.</summary>
    public IReadOnlyList<AnswerColumn> Columns { get; }

    /// <summary>A row for each study.</summary>
    public static AnswerTable Of(ChartingForm form, IReadOnlyList<ChartedStudy> studies)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(studies);
        return Of([.. form.Items], [.. studies.Select(study => (new AnswerRow(study.Id, study.Label, null, 0), study))]);
    }

    /// <summary>A row for each row of the group; studies without one are not in it.</summary>
    public static AnswerTable OfGroup(ChartingForm form, ChartingItem group, IReadOnlyList<ChartedStudy> studies)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(studies);
        return Of(group.Items, [.. RowsOf(form, group, studies)]);
    }

    /// <summary>The rows of a group, each as a study of its own with the answers that the row sees.</summary>
    public static IEnumerable<(AnswerRow Row, ChartedStudy Answers)> RowsOf(
        ChartingForm form, ChartingItem group, IReadOnlyList<ChartedStudy> studies)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(studies);
        var wide = FormRows.FormOf(form, group);
        return studies.SelectMany(study => (study.Answers?[group.Key]?.Rows ?? []).Select((row, at) => (
            new AnswerRow(study.Id, study.Label, row.Id, at + 1),
            ChartedStudy.Of(study.Id, study.Label, wide, FormRows.AnswersOf(study.Answers!, row)))));
    }

    /// <summary>The indexes of the rows that are wanted, in the order that is wanted.</summary>
    public int[] Select(AnswerView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var passes = view.Filters.Select(filter => Column(filter.Item)?.Where(filter)).OfType<Func<int, bool>>().ToList();
        var label = view.Study?.Trim() is { Length: > 0 } study ? study : null;
        var rows = Enumerable.Range(0, Rows.Count).Where(row => passes.TrueForAll(pass => pass(row))
            && (label is null || Rows[row].Label.Contains(label, StringComparison.OrdinalIgnoreCase))).ToArray();
        if (view.SortBy is { } key && Column(key) is { } column)
            column.Sort(rows, view.Descending);
        else if (view.Descending)
            Array.Reverse(rows);
        return rows;
    }

    /// <summary>The column of an item; null where there is none.</summary>
    public AnswerColumn? Column(string item) => Columns.FirstOrDefault(column => column.Item.Key == item);

    private static AnswerTable Of(IReadOnlyList<ChartingItem> items, IReadOnlyList<(AnswerRow Row, ChartedStudy Answers)> rows)
    {
        List<ChartedStudy> studies = [.. rows.Select(row => row.Answers)];
        return new AnswerTable([.. rows.Select(row => row.Row)], [.. items.Select(item => new AnswerColumn(item, studies))]);
    }
}
