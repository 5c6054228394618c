using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Infrastructure.Exports.Office;

/// <summary>Writes one sheet in a stream, cell by cell: a charting table may have a few hundred thousand.</summary>
internal static class ExcelSheet
{
    private const int MostSigns = 32_767;
    private const string Cut = " … [truncated: Excel cell limit]";
    private const int RowsMeasured = 500;

    public static void Write(WorksheetPart part, ReportTable table)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        })
        { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(table.Columns.Select((_, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = WidthOf(table, i),
            CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        Row(writer, 1, [.. table.Columns.Select(column => (ReportCell)column.Heading)], (_, _) => ExcelStyles.Head);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var isTotal = i >= table.Rows.Count - table.TotalRows;
            Row(writer, i + 2, table.Rows[i], (cell, _) => ExcelStyles.Of(cell, isTotal));
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Row(OpenXmlWriter writer, int number, IReadOnlyList<ReportCell> cells, Func<ReportCell, int, uint> style)
    {
        writer.WriteStartElement(new Row(), [new("r", "", number.ToString(CultureInfo.InvariantCulture))]);
        for (var i = 0; i < cells.Count; i++)
            Cell(writer, ColumnName(i) + number.ToString(CultureInfo.InvariantCulture), cells[i], style(cells[i], i));
        writer.WriteEndElement();
    }

    private static void Cell(OpenXmlWriter writer, string reference, ReportCell cell, uint style)
    {
        List<OpenXmlAttribute> attributes = [new("r", "", reference), new("s", "", style.ToString(CultureInfo.InvariantCulture))];
        if (cell.Number is { } number)
        {
            writer.WriteStartElement(new Cell(), attributes);
            writer.WriteElement(new CellValue(number.ToString(CultureInfo.InvariantCulture)));
        }
        else if (cell.Text is { Length: > 0 } text)
        {
            attributes.Add(new("t", "", "inlineStr"));
            writer.WriteStartElement(new Cell(), attributes);
            writer.WriteElement(new InlineString(new Text(Shortened(XmlText.Clean(text))) { Space = SpaceProcessingModeValues.Preserve }));
        }
        else
        {
            writer.WriteStartElement(new Cell(), attributes);
        }

        writer.WriteEndElement();
    }

    private static string Shortened(string text) => text.Length <= MostSigns ? text : text[..(MostSigns - Cut.Length - 1)] + Cut;

    private static double WidthOf(ReportTable table, int column)
    {
        var longest = table.Rows.Take(RowsMeasured).Select(row => row[column].Display.Length)
            .Append(table.Columns[column].Heading.Length).Max();
        return Math.Clamp(longest + 3, 9, 60);
    }

    private static string ColumnName(int index)
        => index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + ColumnName(index % 26);
}
