using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Features.Reporting.Exports;

/// <summary>What was charted, as rows of cells. An empty DOI is a report without one; no other cell of the table is ever empty.</summary>
internal static class ChartingTables
{
    private static readonly string[] _study = ["Study", "Record number", "DOI"];

    public static IEnumerable<IReadOnlyList<object?>> Of(ChartingTable table, IReadOnlyList<StudyCitationLine> citations)
    {
        var study = Studies(citations);
        return
        [
            table.Headings(_study),
            .. table.Rows.Select(row => (IReadOnlyList<object?>)[.. study(row.StudyId), .. row.Cells.Zip(table.Columns, Value)]),
        ];
    }

    public static IEnumerable<IReadOnlyList<object?>> Of(IEnumerable<ChartingNote> notes, IReadOnlyList<StudyCitationLine> citations)
    {
        var study = Studies(citations);
        return
        [
            [.. _study, "Item key", "Item", "Answer", "Note", "Quote", "Page"],
            .. notes.Select(note => (IReadOnlyList<object?>)
                [.. study(note.StudyId), note.Item.Key, note.Item.Label, note.Answer, note.Note, note.Quote, note.Page]),
        ];
    }

    // A number is no text, so that a negative one is not taken for a formula.
    private static object Value(ChartingCell cell, ChartingItem item)
        => item.Type == ChartingItemType.Number && cell.Kind == CategoryKind.Value && ChartNumber.TryRead(cell.Text, out var number)
            ? number
            : cell.Text;

    private static Func<Guid, object?[]> Studies(IReadOnlyList<StudyCitationLine> citations)
    {
        var lines = citations.ToDictionary(line => line.StudyId);
        return id => [lines[id].Label, RecordNumber.Format(lines[id].Number), lines[id].Doi];
    }
}
