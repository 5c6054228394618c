using System.Globalization;
using System.Runtime.CompilerServices;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads records from a sheet of an Excel workbook (.xlsx, .xlsb, .xls) as from any other table. ExcelDataReader opens the container and
/// keeps its texts in memory; how large it may become is checked before. Issues name rows of the sheet. Never throws on a workbook.
/// </summary>
public static class WorkbookReader
{
    /// <summary>Reads the rows of a sheet in order.</summary>
    /// <param name="stream">The workbook from its beginning; one that cannot be searched is copied to a temporary file.</param>
    /// <param name="sheet">The sheet's name; null for the first that holds anything.</param>
    /// <param name="mapping">What its columns hold; null to go by their names.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static async IAsyncEnumerable<ImportItem> ReadAsync(
        Stream stream, string? sheet = null, CsvMapping? mapping = null,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await using var copy = stream.CanSeek ? null : await SeekableCopy.OfAsync(stream, cancellationToken);
        if ((copy ?? stream).Length == 0)
            yield break;
        using var workbook = Workbook.Open(copy ?? stream, out var refusal);
        if (workbook is null)
        {
            yield return EntryOutcome.Refuse(1, "", 1, refusal);
            yield break;
        }

        if (!workbook.MoveTo(sheet))
        {
            var reason = workbook.Failure ?? (sheet is null ? "The workbook holds no rows."
                : $"The workbook has no sheet “{sheet}” that holds anything.");
            yield return EntryOutcome.Refuse(1, "", 1, reason);
            yield break;
        }

        var records = new WorkbookRecords(workbook, mapping);
        var position = 0;
        while (workbook.ReadRow() is { } row)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var item in records.Read(row))
            {
                position += item is FileRemark ? 0 : 1;
                yield return item;
            }
        }

        foreach (var item in records.Finish())
        {
            position += item is FileRemark ? 0 : 1;
            yield return item;
        }

        if (workbook.ErrorCells > 0)
            yield return new FileRemark(ImportIssue.Remark(null, null, string.Create(CultureInfo.InvariantCulture,
                $"{workbook.ErrorCells} cells of the workbook hold an error of Excel (such as #NAME?) in place of a value; they were read as empty.")));
        if (workbook.Failure is { } failure)
            yield return EntryOutcome.Refuse(position + 1, "", workbook.Row + 1, string.Create(CultureInfo.InvariantCulture,
                $"From row {workbook.Row + 1} on, the sheet cannot be read. {failure}"));
    }

    /// <summary>Lists the sheets of a workbook that hold anything.</summary>
    /// <param name="workbook">The workbook; must be seekable, is left open. Its position is changed.</param>
    /// <param name="rows">How many rows of each to show at most.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static WorkbookSheets Sheets(Stream workbook, int rows = 10)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        using var opened = Workbook.Open(workbook, out var refusal);
        if (opened is null)
            return new WorkbookSheets([], refusal);
        var sheets = new List<WorkbookSheet>();
        while (opened.MoveTo(null, goOn: sheets.Count > 0))
        {
            var header = WorkbookHeader.Of(opened.FirstRows);
            sheets.Add(new WorkbookSheet(opened.Name, opened.RowCount, header.Preview(rows), header.Beginning(rows)));
        }

        return new WorkbookSheets(sheets, sheets.Count > 0 ? null : opened.Failure ?? "The workbook holds no rows.");
    }
}
