using System.Globalization;
namespace ScopingReview.Domain.Formats;

/// <summary>Turns the rows of a table into items, in order: what stands before the header, the header, the records.</summary>
internal sealed class CsvRecords
{
    private readonly CsvMapping _mapping;
    private readonly DelimitedRows _rows;
    private readonly CsvRecord _record;
    private readonly int _rowsToSkip;
    private int _rowsSeen;
    private int _shift = -1;
    private int _position;
    private int _emptyRows;
    private long _firstEmptyRow;

    public CsvRecords(CsvDialect dialect, CsvMapping mapping, DelimitedRows rows)
    {
        (_mapping, _rows, _record) = (mapping, rows, new CsvRecord(mapping));
        _rowsToSkip = mapping.HasHeader ? dialect.RowsBeforeHeader + 1 : 0;
        if (!mapping.HasHeader)
            rows.ExpectedCells = mapping.Columns.Count;
    }

    /// <summary>The item of a row; null for the header and for empty rows.</summary>
    public ImportItem? Read(DelimitedRow row)
    {
        if (row.Defect is null && _rowsSeen < _rowsToSkip)
            return Skip(row);
        if (row.Defect is not null)
            return EntryOutcome.Refuse(++_position, row.Raw, row.Line, row.Defect);
        if (row.IsEmpty)
        {
            _firstEmptyRow = _emptyRows++ == 0 ? row.Line : _firstEmptyRow;
            return null;
        }

        if (_shift < 0)
            FindShift(row);
        return ReadCells(row, ++_position);
    }

    public IEnumerable<ImportItem> Finish()
    {
        if (_emptyRows > 0)
            yield return new FileRemark(
                ImportIssue.Remark(_firstEmptyRow, null, _emptyRows == 1 ? "An empty row was left out."
                    : string.Create(CultureInfo.InvariantCulture, $"{_emptyRows} empty rows were left out; this is the first of them.")));
    }

    private FileRemark? Skip(DelimitedRow row)
    {
        _rowsSeen++;
        if (_rowsSeen == _rowsToSkip)
        {
            _rows.ExpectedCells = _mapping.Columns.Count;
            return _mapping.IsComplete ? null : new FileRemark(ImportIssue.Remark(row.Line, null,
                "This line was taken for the names of the columns, and none of them is known to hold titles."));
        }

        return row.Cells[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? null
            : new FileRemark(
                ImportIssue.Remark(row.Line, null,
                    $"Before the names of the columns, left out: “{EntryOutcome.Shorten(row.Raw.Trim())}”."));
    }

    /// <summary>R names its rows in a column without a name, so that every row has one cell more than the header.</summary>
    private void FindShift(DelimitedRow row)
    {
        var isNamed = _mapping.HasHeader && _mapping.Columns.Count > 0 && row.Cells.Count == _mapping.Columns.Count + 1
            && _mapping.Columns[^1].Name.Length > 0
            && row.Cells[0].Length > 0 && row.Cells[0].All(char.IsAsciiDigit);
        _shift = isNamed ? 1 : 0;
        if (_mapping.HasHeader)
            _rows.ExpectedCells = _mapping.Columns.Count + _shift;
    }

    private ImportItem ReadCells(DelimitedRow row, int position)
    {
        var cells = _shift == 0 ? row.Cells : [.. row.Cells.Skip(_shift)];
        var columns = _mapping.Columns.Count;
        if (_mapping.HasHeader && cells.Skip(columns).Any(cell => !string.IsNullOrWhiteSpace(cell)))
        {
            return EntryOutcome.Refuse(
                position, row.Raw, row.Line,
                string.Create(CultureInfo.InvariantCulture,
                    $"The row has {cells.Count} cells, the header {columns}: it has a cell too many, or a separator within a text is not in quotation marks, so its cells cannot be told apart."));
        }

        if (_mapping.HasHeader && cells.Count < columns && cells.Any(DelimitedRow.EndsOnlyQuote))
        {
            return EntryOutcome.Refuse(position, row.Raw, row.Line,
                "The row is the rest of another one: it ends a text in quotation marks that begins nowhere.");
        }

        var issues = new List<ImportIssue>();
        if (row.HasLetterQuotes)
            issues.Add(ImportIssue.Remark(row.Line, null, "The quotation marks in the row are not closed; they were read as letters."));
        if (_mapping.HasHeader && cells.Count < columns)
            issues.Add(ImportIssue.Remark(row.Line, null,
                string.Create(CultureInfo.InvariantCulture,
                    $"The row has {cells.Count} cells, the header {columns}; the missing ones were taken as empty.")));
        return _record.Read(cells, row, position, issues);
    }
}
