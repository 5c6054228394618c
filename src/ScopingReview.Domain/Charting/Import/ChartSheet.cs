using ScopingReview.Domain.Formats;

namespace ScopingReview.Domain.Charting;

/// <summary>A row of a table of charted data.</summary>
/// <param name="Line">Its line in the file, or row of the sheet, from 1.</param>
/// <param name="Cells">Its cells.</param>
public sealed record ChartSheetRow(long Line, IReadOnlyList<string> Cells)
{
    /// <summary>A cell without blanks around it; null where there is none or nothing in it.</summary>
    public string? Cell(int column)
        => column >= 0 && column < Cells.Count && Cells[column].Trim() is { Length: > 0 } text ? text : null;
}

/// <summary>A table of charted data: the first row that is not empty names its columns.</summary>
/// <param name="Name">Of the file, or of the sheet.</param>
/// <param name="Heads">The names of its columns.</param>
/// <param name="Rows">Its rows, without empty ones.</param>
public sealed record ChartSheet(string Name, IReadOnlyList<string> Heads, IReadOnlyList<ChartSheetRow> Rows)
{
    /// <summary>Most rows that are read.</summary>
    public const int MostRows = 50_000;

    /// <summary>Reads a table with separators, or all sheets of a workbook.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="file">The file; seekable, left open.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The tables, or why there are none.</returns>
    public static async Task<(IReadOnlyList<ChartSheet> Sheets, string? Refusal)> ReadAsync(
        string name, Stream file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var beginning = new byte[FormatDetector.BytesNeeded];
        file.Position = 0;
        var length = await file.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken);
        file.Position = 0;
        var format = FormatDetector.Detect(beginning.AsSpan(0, length));
        if (format.Kind == FileKind.Excel)
            return OfWorkbook(file);
        if (format.Kind is not (FileKind.Csv or FileKind.Tsv or FileKind.PlainText))
            return ([], $"The file looks like {format.Name}. Charted data are imported from a table: CSV or Excel.");
        List<ChartSheetRow> rows = [];
        IReadOnlyList<string> heads = [];
        await foreach (var row in DelimitedTable.ReadAsync(file, cancellationToken))
        {
            heads = row.Headers;
            if (row.Row.Defect is { } defect)
                return ([], FormattableString.Invariant($"Line {row.Row.Line}: {defect}"));
            if (!row.Row.IsEmpty)
                rows.Add(new ChartSheetRow(row.Row.Line, [.. row.Row.Cells]));
            if (rows.Count > MostRows)
                return ([], FormattableString.Invariant($"The table has more than {MostRows:N0} rows."));
        }

        // The dialect looks for the columns of exports; where it found none, the first row names them.
        if (rows.Count > 0 && rows[0].Cells.SequenceEqual(heads, StringComparer.Ordinal))
            rows.RemoveAt(0);
        return heads.Count < 2 ? ([], "The file is no table with several columns.") : ([new ChartSheet(name, heads, rows)], null);
    }

    private static (IReadOnlyList<ChartSheet>, string?) OfWorkbook(Stream file)
    {
        using var workbook = Workbook.Open(file, out var refusal);
        if (workbook is null)
            return ([], refusal);
        List<ChartSheet> sheets = [];
        for (var first = true; workbook.MoveTo(null, goOn: !first); first = false)
        {
            IReadOnlyList<string>? heads = null;
            List<ChartSheetRow> rows = [];
            while (workbook.ReadRow() is { } row && rows.Count <= MostRows)
            {
                if (row.IsEmpty)
                    continue;
                if (heads is null)
                    heads = row.Cells;
                else
                    rows.Add(new ChartSheetRow(row.Number, row.Cells));
            }

            if (heads is { Count: >= 2 } && rows.Count is > 0 and <= MostRows)
                sheets.Add(new ChartSheet(workbook.Name, heads, rows));
        }

        return sheets.Count > 0 ? (sheets, null) : ([], workbook.Failure ?? "The workbook has no sheet with a table.");
    }
}
