namespace ScopingReview.Domain.Reporting;

/// <summary>A column of a table.</summary>
/// <param name="Heading">Its head.</param>
/// <param name="IsNumber">True for numbers: they stand at the right.</param>
public sealed record ReportColumn(string Heading, bool IsNumber = false);

/// <summary>
/// A table as every file writes it, whatever it is of: numbers are numbers until the very end, so that a spreadsheet can calculate with
/// them. Texts are raw: what writes a CSV passes them through <see cref="SpreadsheetText.Guard"/>.
/// </summary>
public sealed record ReportTable
{
    /// <summary>Short name in lower case, for files and sheets: "frequency-of-role".</summary>
    public required string Key { get; init; }

    /// <summary>What it shows, as a caption without its number and without a full stop.</summary>
    public required string Caption { get; init; }

    /// <summary>Columns; a row has a cell for each.</summary>
    public required IReadOnlyList<ReportColumn> Columns { get; init; }

    /// <summary>Rows of cells, totals last.</summary>
    public required IReadOnlyList<IReadOnlyList<ReportCell>> Rows { get; init; }

    /// <summary>How many of the last rows are totals.</summary>
    public int TotalRows { get; init; }

    /// <summary>Sentences that stand below it.</summary>
    public IReadOnlyList<string> Footnotes { get; init; } = [];

    /// <summary>Heading row, rows and footnotes, as a file of text lines has them.</summary>
    public IEnumerable<IReadOnlyList<object?>> Lines() =>
    [
        [.. Columns.Select(column => (object?)column.Heading)],
        .. Rows.Select(row => (IReadOnlyList<object?>)[.. row.Select(cell => cell.Number ?? (object?)cell.Text)]),
        .. Footnotes.Select(note => (IReadOnlyList<object?>)[note]),
    ];

    /// <summary>
    /// The table in parts of so many columns, each with the first column again: what is too wide for a page of paper. One part where it
    /// fits.
    /// </summary>
    /// <param name="most">Most columns of a part, at least 2.</param>
    public IReadOnlyList<ReportTable> Parts(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        if (Columns.Count <= most)
            return [this];
        var parts = (Columns.Count - 1 + most - 2) / (most - 1);
        // Parts of nearly the same width, rather than a last one with a single column.
        var each = (Columns.Count - 1 + parts - 1) / parts;
        return [.. Enumerable.Range(0, parts).Select(part => Part(part, parts, (part * each) + 1, each))];
    }

    private ReportTable Part(int part, int parts, int first, int count) => this with
    {
        Caption = FormattableString.Invariant($"{Caption} (part {part + 1} of {parts})"),
        Columns = [Columns[0], .. Columns.Skip(first).Take(count)],
        Rows = [.. Rows.Select(row => (IReadOnlyList<ReportCell>)[row[0], .. row.Skip(first).Take(count)])],
        Footnotes = part == parts - 1 ? Footnotes : [],
    };
}
