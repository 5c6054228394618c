using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Reporting;

/// <summary>One row of a repeatable group of one study.</summary>
/// <param name="StudyId">Id of the study.</param>
/// <param name="Label">Its label.</param>
/// <param name="Number">Place of the row in its study, from 1.</param>
/// <param name="Cells">One answer per column.</param>
public sealed record GroupTableRow(Guid StudyId, string Label, int Number, IReadOnlyList<ChartingCell> Cells);

/// <summary>A repeatable group as a table of its own: a row for each of the rows of each study, a column for each of its items.</summary>
public sealed record GroupTable
{
    /// <summary>The group.</summary>
    public required ChartingItem Group { get; init; }

    /// <summary>Rows, study by study and as they stand in the chart.</summary>
    public required IReadOnlyList<GroupTableRow> Rows { get; init; }

    /// <summary>The table of a group over studies; those without a row are not in it.</summary>
    public static GroupTable Of(ChartingForm form, ChartingItem group, IReadOnlyList<ChartedStudy> studies)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(studies);
        var wide = FormRows.FormOf(form, group);
        return new GroupTable
        {
            Group = group,
            Rows = [.. studies.SelectMany(study => (study.Answers?[group.Key]?.Rows ?? []).Select((row, at) => new GroupTableRow(
                study.Id, study.Label, at + 1, Cells(group, wide, study, row))))],
        };
    }

    private static IReadOnlyList<ChartingCell> Cells(ChartingItem group, ChartingForm wide, ChartedStudy study, ChartRow row)
    {
        var one = ChartedStudy.Of(study.Id, study.Label, wide, FormRows.AnswersOf(study.Answers!, row));
        return [.. group.Items.Select(item => ChartingTable.Cell(item, one))];
    }
}
