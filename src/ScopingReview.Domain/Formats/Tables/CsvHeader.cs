using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>Finds the row that names the columns of a table.</summary>
internal static partial class CsvHeader
{
    /// <summary>Longest name of a column; a longer cell is data.</summary>
    private const int LongestName = 100;

    /// <summary>
    /// The index of the row with the names of the columns; -1 where the first row is data already. Lines above the names have fewer cells;
    /// a row under one of its own width is data, whatever it holds.
    /// </summary>
    public static int Find(IReadOnlyList<DelimitedRow> rows)
    {
        if (rows.Count == 0)
            return 0;
        var candidates = Enumerable.Range(0, rows.Count).Where(i => CanBe(rows, i)).ToList();
        var known = candidates.ToDictionary(i => i, i => CsvMapping.Guess(rows[i].Cells));
        foreach (var isEnough in (ReadOnlySpan<Func<CsvMapping, bool>>)[mapping => mapping.IsComplete && Known(mapping) >= 2, mapping =>
            Known(mapping) >= 2])
        {
            if (candidates.FindIndex(i => isEnough(known[i])) is >= 0 and var found)
                return candidates[found];
        }

        if (rows.Count > 1 && rows[0].Cells[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return 1;
        // Names that nobody knows: of the rows that can hold them the widest.
        return candidates.Count == 0 ? -1 : candidates.MaxBy(i => Width(rows[i]));
    }

    private static int Known(CsvMapping mapping) => mapping.Columns.Count(column => column.Field is not null);

    private static int Width(DelimitedRow row) => row.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));

    private static bool CanBe(IReadOnlyList<DelimitedRow> rows, int index) =>
        Width(rows[index]) > 0 && !rows[index].Cells.Any(IsData) && rows.Take(index).All(row => row.Cells.Count < rows[index].Cells.Count
            || Width(row) < Width(rows[index]));

    private static bool IsData(string cell) => cell.Length > LongestName || Data().IsMatch(cell);

    /// <summary>A number, a DOI, a link.</summary>
    [GeneratedRegex(@"^\s*([0-9]{4,}|(doi:\s*)?10\.[0-9]{4,9}/.*|https?://.*)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking,
        PatternTime.Longest)]
    private static partial Regex Data();
}
