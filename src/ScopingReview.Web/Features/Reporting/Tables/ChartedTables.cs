using System.Globalization;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Features.Reporting.Exports;

namespace ScopingReview.Web.Features.Reporting.Tables;

/// <summary>Tables counted from what was charted.</summary>
internal static class ChartedTables
{
    private const string Total = "All studies";
    private static readonly ReportColumn[] _study = [new("Study"), new("Record number"), new("DOI")];

    /// <summary>The caption where nobody has chosen another.</summary>
    public static string CaptionOf(FrequencyTable table) => $"Included studies by {ChartedTableWords.Lower(table.Item.Label)}";

    /// <inheritdoc cref="CaptionOf(FrequencyTable)"/>
    public static string CaptionOf(CrossTable table) => string.Create(CultureInfo.InvariantCulture,
        $"{table.RowItem.Label} by {ChartedTableWords.Lower(table.ColumnItem.Label)}: number of studies (N = {table.StudyIds.Count})");

    public static ReportTable Of(FrequencyTable table)
    {
        var all = table.StudyIds.Count;
        return new()
        {
            Key = $"frequency-of-{table.Item.Key}",
            Caption = CaptionOf(table),
            Columns =
            [
                new(table.Item.Label), new("n", true), new(string.Create(CultureInfo.InvariantCulture, $"% (N = {all})"), true),
            ],
            Rows = [.. table.Rows.Select(row => Row(row.Category.Label, row.Category.Count)), Row(Total, all)],
            TotalRows = 1,
            Footnotes = table.Footnote is { } note ? [note] : [],
        };

        IReadOnlyList<ReportCell> Row(string label, int count) => [label, count, ReportCell.Percent(count, all)];
    }

    /// <summary>All frequency tables under one heading row, one line for each category: for a CSV, which has no sheets.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Lines(IEnumerable<FrequencyTable> tables) =>
    [
        ["Item", "Category", "n", "N", "%"],
        .. tables.SelectMany(table => table.Rows.Select(row =>
            (IReadOnlyList<object?>)[table.Item.Label, row.Category.Label, row.Category.Count, table.StudyIds.Count, row.Percent])),
    ];

    public static ReportTable Of(CrossTable table) => new()
    {
        Key = $"{table.RowItem.Key}-by-{table.ColumnItem.Key}",
        Caption = CaptionOf(table),
        Columns =
        [
            new($"{table.RowItem.Label} / {table.ColumnItem.Label}"),
                .. table.Columns.Select(column => new ReportColumn(column.Label, true)),
            new(Total, true),
        ],
        Rows =
        [
            .. table.Rows.Select((row, i) => (IReadOnlyList<ReportCell>)[row.Label,
                .. table.Cells[i].Select(cell => (ReportCell)cell.Count), row.Count]),
            [Total, .. table.Columns.Select(column => (ReportCell)column.Count), table.StudyIds.Count],
        ],
        TotalRows = 1,
        Footnotes = table.Footnote is { } note ? [note] : [],
    };

    /// <summary>The charting table, to be analysed: a row for each study, a column for each item with its value alone.</summary>
    public static ReportTable Of(ChartingTable table, IReadOnlyList<StudyCitationLine> citations)
    {
        var study = Studies(citations);
        return new()
        {
            Key = "charting-table",
            Caption = "Charted data of the included studies",
            Columns =
            [
                .. table.Headings([.. _study.Select(column => column.Heading)])
                    .Select((heading, i) => new ReportColumn(heading, i >= _study.Length && IsNumber(table.Columns[i - _study.Length]))),
            ],
            Rows = [.. table.Rows.Select(row => (IReadOnlyList<ReportCell>)[.. study(row.StudyId),
                .. row.Cells.Zip(table.Columns, Value)])],
        };
    }

    /// <summary>Notes and quotes to the answers, a row for each.</summary>
    public static ReportTable Of(IEnumerable<ChartingNote> notes, IReadOnlyList<StudyCitationLine> citations)
    {
        var study = Studies(citations);
        return new()
        {
            Key = "charting-notes",
            Caption = "Notes and quotes for the charted data",
            Columns = [.. _study, new("Item key"), new("Item"), new("Answer"), new("Note"), new("Quote"), new("Page")],
            Rows = [.. notes.Select(note => (IReadOnlyList<ReportCell>)
                [.. study(note.StudyId), note.Item.Key, note.Item.Label, note.Answer, note.Note, note.Quote, note.Page])],
        };
    }

    /// <summary>The included studies, in the columns that the authors have chosen.</summary>
    public static ReportTable Of(ChartedReview charted, StudyTableLayout layout)
    {
        var columns = layout.ColumnsOf(charted.Form);
        return new()
        {
            Key = "included-studies",
            Caption = layout.Caption ?? StudyTableLayout.UsualCaption,
            Columns = [.. columns.Select(column => new ReportColumn(
                column.Heading ?? StudyTableLayout.HeadingOf(column.Key, charted.Form)!,
                column.Key == "reports" || IsNumber(ItemOf(charted, column))))],
            Rows = [.. charted.Citations.Zip(charted.Studies, (line, study)
                => (IReadOnlyList<ReportCell>)[.. columns.Select(column => Cell(column.Key, ItemOf(charted, column), line, study))])],
        };
    }

    private static ChartingItem? ItemOf(ChartedReview charted, StudyColumn column)
        => StudyTableLayout.ItemOf(column.Key) is { } key ? charted.Form?.Find(key) : null;

    private static ReportCell Cell(string key, ChartingItem? item, StudyCitationLine line, ChartedStudy study) => key switch
    {
        _ when item is not null => Value(ChartingTable.Cell(item, study), item),
        "study" => line.Label,
        "record" => RecordNumber.Format(line.Number),
        "authors" => line.Authors,
        "year" => ReportCell.Plain(line.Year),
        "title" => line.Title,
        "journal" => line.Journal,
        "doi" => line.Doi,
        "references" => line.References,
        _ => line.Reports,
    };

    // A number is no text, so that a negative one is not taken for a formula.
    internal static ReportCell Value(ChartingCell cell, ChartingItem item)
        => IsNumber(item) && cell.Kind == CategoryKind.Value && ChartNumber.TryRead(cell.Text, out var number) ? (decimal?)number
            : cell.Text;

    private static bool IsNumber(ChartingItem? item) => item?.Type == ChartingItemType.Number;

    private static Func<Guid, ReportCell[]> Studies(IReadOnlyList<StudyCitationLine> citations)
    {
        var lines = citations.ToDictionary(line => line.StudyId);
        return id => [lines[id].Label, RecordNumber.Format(lines[id].Number), lines[id].Doi];
    }
}
