using System.Globalization;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes records of the rows of a sheet, by the rules for the rows of any table.</summary>
internal sealed class WorkbookRecords
{
    private readonly CsvRecords _records;
    private readonly int _columns;
    private readonly List<WorkbookRow> _empty = [];
    private readonly int _rowsToHeader;
    private int _seen;

    public WorkbookRecords(Workbook workbook, CsvMapping? mapping)
    {
        var header = WorkbookHeader.Of(workbook.FirstRows);
        mapping ??= header.Guess();
        _columns = mapping.HasHeader ? mapping.Columns.Count : int.MaxValue;
        _rowsToHeader = mapping.HasHeader ? header.Index + 1 : 0;
        _records = new CsvRecords(new CsvDialect(',', true, header.Index, header.Names, [], mapping.HasHeader), mapping,
            new DelimitedRows(new DelimitedText(',', HasQuotes: true), EntryOutcome.MaxEntryLength));
    }

    /// <summary>The items of a row. Empty rows wait for one that is not: those at the end of a sheet are nothing.</summary>
    public IEnumerable<ImportItem> Read(WorkbookRow row)
    {
        if (row.IsEmpty)
        {
            if (_seen >= _rowsToHeader)
                _empty.Add(row);
            yield break;
        }

        foreach (var before in _empty)
            _records.Read(Delimited(before));
        _empty.Clear();
        _seen++;
        var text = row.Text();
        var item = text.Length > EntryOutcome.MaxEntryLength
            ? _records.Read(new DelimitedRow(row.Number, text, [], "The row is larger than a thousand thousand characters."))
            : _records.Read(Delimited(row));
        if (item is ReadRecord read)
            yield return read with { Issues = [.. read.Issues, .. Remarks(row)] };
        else if (item is not null)
            yield return item;
    }

    public IEnumerable<ImportItem> Finish() => _records.Finish();

    private DelimitedRow Delimited(WorkbookRow row) =>
        new(row.Number, row.Text(), row.Cells.Count <= _columns ? Padded(row.Cells) : [.. row.Cells.Take(_columns)]);

    /// <summary>A sheet leaves out empty cells at the end of a row.</summary>
    private IReadOnlyList<string> Padded(IReadOnlyList<string> cells) => _columns == int.MaxValue || cells.Count == _columns ? cells
        : [.. cells, .. Enumerable.Repeat("", _columns - cells.Count)];

    private IEnumerable<ImportIssue> Remarks(WorkbookRow row)
    {
        if (row.Cells.Count > _columns)
        {
            yield return ImportIssue.Remark(row.Number, null, string.Create(CultureInfo.InvariantCulture,
                $"The row has {row.Cells.Count} cells, the row with the names of the columns {_columns}; the further ones were left out."));
        }
    }
}
