using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Formats;

/// <summary>The cells of a row by what they hold.</summary>
internal readonly struct CsvCells(IReadOnlyDictionary<CsvField, int[]> columns, IReadOnlyList<string> cells)
{
    private static readonly HashSet<string> _nothing = new(StringComparer.Ordinal)
    {
        "NA", "N/A", "#N/A", "n/a", "nan", "NaN", "NULL", "null", "None", "undefined", "UNKNOWN", "[]", "-",
    };

    /// <summary>The value in one line.</summary>
    public string? One(CsvField field) => All(field).Select(cell => FieldText.Clean(cell)).FirstOrDefault(text => text is not null);

    /// <summary>The value with its lines.</summary>
    public string? Lines(CsvField field)
        => All(field).Select(cell => FieldText.CleanLines(LineFeeds(cell))).FirstOrDefault(text => text is not null);

    /// <summary>The cells that hold something, as they stand but for the apostrophe that keeps spreadsheets from calculating.</summary>
    public IEnumerable<string> All(CsvField field)
    {
        if (!columns.TryGetValue(field, out var indices))
            yield break;
        foreach (var index in indices)
        {
            if (index < cells.Count && Value(cells[index]) is { } cell)
                yield return cell;
        }
    }

    public static string LineFeeds(string cell) =>
        cell.Contains('\r', StringComparison.Ordinal) ? cell.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : cell;

    private static string? Value(string cell)
    {
        if (cell.StartsWith('\'') && SpreadsheetText.IsFormula(cell.TrimStart('\'')))
            cell = cell[1..];
        return string.IsNullOrWhiteSpace(cell) || (cell.Length <= 9 && _nothing.Contains(cell.Trim())) ? null : cell;
    }
}
