using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Infrastructure.Exports.Office;

/// <summary>
/// Writes tables as an Excel workbook: a sheet for each, its heads in the first row, and a last sheet that says how it was made, with
/// captions and footnotes. Numbers are numbers. Text is text (Excel never runs it), and where it looks like a formula it is marked so that
/// it stays text when somebody edits the cell or copies it.
/// </summary>
internal static class ExcelWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Write(IReadOnlyList<ReportTable> tables, OfficeFacts facts, string title)
    {
        using var memory = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook, autoSave: false))
        {
            var workbook = package.AddWorkbookPart();
            package.ChangeIdOfPart(workbook, "rId1");
            facts.WriteProperties(package.AddCoreFilePropertiesPart(), title);
            package.ChangeIdOfPart(package.CoreFilePropertiesPart!, "rId2");
            var styles = workbook.AddNewPart<WorkbookStylesPart>("styles");
            styles.Stylesheet = ExcelStyles.Sheet();
            styles.Stylesheet.Save();
            var names = new SheetNames();
            ReportTable[] sheets = [.. tables, About(tables, facts, title, new SheetNames())];
            var list = new Sheets();
            foreach (var (index, table) in sheets.Index())
            {
                var id = FormattableString.Invariant($"sheet{index + 1}");
                ExcelSheet.Write(workbook.AddNewPart<WorksheetPart>(id), table);
                list.AppendChild(new Sheet { Name = names.Of(table.Key), SheetId = (uint)(index + 1), Id = id });
            }

            workbook.Workbook = new Workbook(list);
            workbook.Workbook.Save();
        }

        return FixedPackage.Of(memory, facts.At);
    }

    private static ReportTable About(IReadOnlyList<ReportTable> tables, OfficeFacts facts, string title, SheetNames names) => new()
    {
        Key = "How it was made",
        Caption = "How it was made",
        Columns = [new("What"), new("How")],
        Rows =
        [
            ["Review", facts.Review],
            ["Contents", title],
            ["Last change in the review", facts.AtText],
            ["Made by", OfficeFacts.Program],
            .. facts.Lines.Select(line => (IReadOnlyList<ReportCell>)[line.Name, line.Text]),
            .. tables.SelectMany(table => Of(table, names.Of(table.Key))),
        ],
    };

    private static IEnumerable<IReadOnlyList<ReportCell>> Of(ReportTable table, string sheet) =>
    [
        [$"Sheet “{sheet}”", table.Caption],
        .. table.Footnotes.Select(note => (IReadOnlyList<ReportCell>)[$"Sheet “{sheet}”, note", note]),
    ];
}
