using System.Globalization;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// The charting table, or that of a group, as rows of cells whose answers <see cref="AnswerText"/> reads back as they are.
/// </summary>
public static class AnswerSheet
{
    /// <summary>Heads of the columns that name the study.</summary>
    public static IReadOnlyList<string> StudyHeads { get; } = ["Study", "Record number", "DOI"];

    /// <summary>Head of the column with the place of a row in its study.</summary>
    public const string RowHead = "Row";

    /// <summary>The heads of the columns, and the rows that a view shows. Numbers are decimals, all else is text.</summary>
    /// <param name="form">The form.</param>
    /// <param name="group">The group whose rows are wanted; null for the studies.</param>
    /// <param name="studies">The studies.</param>
    /// <param name="view">Rows, order and columns.</param>
    /// <param name="namesOf">Record number and DOI of a study.</param>
    public static IReadOnlyList<IReadOnlyList<object?>> Of(
        ChartingForm form, ChartingItem? group, IReadOnlyList<ChartedStudy> studies, AnswerView view,
        Func<Guid, (string Number, string? Doi)> namesOf)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(namesOf);
        var table = group is null ? AnswerTable.Of(form, studies) : AnswerTable.OfGroup(form, group, studies);
        ChartedStudy[] answers = group is null ? [.. studies] : [.. AnswerTable.RowsOf(form, group, studies).Select(row => row.Answers)];
        var columns = table.Columns.Where(column => !view.Hidden.Contains(column.Item.Key)).ToList();
        List<string> before = [.. StudyHeads, .. group is null ? [] : new[] { RowHead }];
        return
        [
            [.. before, .. columns.Select(column => Head(column.Item, before))],
            .. table.Select(view).Select(at => (IReadOnlyList<object?>)
            [
                table.Rows[at].Label, namesOf(table.Rows[at].StudyId).Number, namesOf(table.Rows[at].StudyId).Doi,
                .. group is null ? [] : new object[] { table.Rows[at].Number },
                .. columns.Select(column => Cell(column.Item, column.At(at), answers[at])),
            ]),
        ];
    }

    /// <summary>The head of an item's column: its label, and behind it its key where a column that names the study has the same.</summary>
    public static string Head(ChartingItem item, IReadOnlyList<string> before)
    {
        ArgumentNullException.ThrowIfNull(item);
        return before.Contains(item.Label.Trim(), StringComparer.OrdinalIgnoreCase) ? $"{item.Label} ({item.Key})" : item.Label;
    }

    // A number is no text, so that a negative one is not taken for a formula.
    private static object Cell(ChartingItem item, AnswerCell cell, ChartedStudy study)
    {
        if (!cell.HasValues)
            return AnswerText.Word(item, cell.Kind);
        var answer = DerivedItems.AnswerOf(item, study.Answers!)!;
        return item.Type == ChartingItemType.Number && answer.Values is [var text] && ChartNumber.TryRead(text, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text ? number : AnswerText.Write(item, answer);
    }
}
