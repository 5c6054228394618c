using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>A checklist as a table for files: an item a row, with what can be reported, what is still to do, and where it stands.</summary>
public static class ChecklistTable
{
    /// <summary>The table.</summary>
    /// <param name="checklist">The checklist.</param>
    public static ReportTable Of(Checklist checklist)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        return new()
        {
            Key = $"{checklist.Name.ToLowerInvariant()}-checklist",
            Caption = $"{checklist.Name} checklist",
            Columns = [new("No.", true), new("Section"), new("Topic"), new("What is asked"), new("From the workbench"),
                new("For the authors"), new("Reported in")],
            Rows = [.. checklist.Answers.Select(answer => (IReadOnlyList<ReportCell>)
            [
                answer.Item.Number, answer.Item.Section, answer.Item.Title, answer.Item.Asks,
                string.Join('\n', answer.Text), answer.Missing, answer.Where,
            ])],
            Footnotes =
            [
                string.Create(CultureInfo.InvariantCulture,
                    $"{checklist.Count(ChecklistState.Filled)} of {checklist.Answers.Count} items are filled in from the workbench, {checklist.Count(ChecklistState.Partly)} in part, and {checklist.Count(ChecklistState.ForAuthors)} are for the authors. Page numbers are yours to add."),
            ],
        };
    }
}
