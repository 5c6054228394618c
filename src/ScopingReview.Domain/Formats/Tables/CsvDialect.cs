namespace ScopingReview.Domain.Formats;

/// <summary>How a table is written, judged by its beginning.</summary>
/// <param name="Separator">Between cells.</param>
/// <param name="HasQuotes">Whether cells may stand in quotation marks.</param>
/// <param name="RowsBeforeHeader">Rows before the names of the columns ("sep=;", what the export is about).</param>
/// <param name="Headers">The names of the columns.</param>
/// <param name="Sample">The rows after them, as far as the beginning reaches.</param>
internal sealed record CsvDialect(
    char Separator, bool HasQuotes, int RowsBeforeHeader, IReadOnlyList<string> Headers, IReadOnlyList<DelimitedRow> Sample)
{
    /// <summary>The header stands among the first rows.</summary>
    private const int RowsSearched = 12;

    private static readonly char[] _separators = ['\t', ';', ',', '|'];

    /// <summary>
    /// The separator with which the most columns are known; where none are, the one that parts the first rows most evenly.
    /// </summary>
    public static CsvDialect Of(ReadOnlySpan<byte> beginning)
    {
        var lines = Lines(TextDecoding.DecodeBeginning(beginning[..Math.Min(beginning.Length, FormatDetector.BytesNeeded)]),
            isWhole: beginning.Length < FormatDetector.BytesNeeded);
        CsvDialect? best = null;
        var bestScore = (Known: -1, Even: -1);
        foreach (var separator in _separators)
        {
            var dialect = Of(lines, separator);
            var mapping = CsvMapping.Guess(dialect.Headers);
            var even = dialect.Headers.Count > 1 ? dialect.Sample.Count(row => row.Cells.Count == dialect.Headers.Count) : 0;
            var score = (mapping.Columns.Count(column => column.Field is not null), even);
            if (score.CompareTo(bestScore) > 0)
                (best, bestScore) = (dialect, score);
        }

        return best!;
    }

    private static CsvDialect Of(List<string> lines, char separator)
    {
        var rows = Rows(lines, separator, hasQuotes: true);
        var header = HeaderRow(rows);
        var headers = rows.Count == 0 ? [] : rows[header].Cells;
        var hasQuotes = CsvLayouts.Of([.. headers.Select(CsvColumnNames.Normalise)]) != CsvLayout.WebOfScience;
        if (!hasQuotes)
            rows = Rows(lines, separator, hasQuotes);
        return new CsvDialect(separator, hasQuotes, header, headers, [.. rows.Skip(header + 1)]);
    }

    private static int HeaderRow(List<DelimitedRow> rows)
    {
        var known = rows.Take(RowsSearched).Select(row => CsvMapping.Guess(row.Cells)).ToList();
        var header = known.FindIndex(mapping => mapping.IsComplete && mapping.Columns.Count(column => column.Field is not null) >= 2);
        if (header < 0)
            header = known.FindIndex(mapping => mapping.Columns.Count(column => column.Field is not null) >= 2);
        return header >= 0 ? header : rows.Count > 1 && rows[0].Cells[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
    }

    private static List<DelimitedRow> Rows(List<string> lines, char separator, bool hasQuotes)
    {
        var rows = new DelimitedRows(new DelimitedText(separator, hasQuotes), EntryOutcome.MaxEntryLength);
        for (var i = 0; i < lines.Count; i++)
            rows.Add(new TextLine(lines[i].AsMemory().TrimEnd("\r\n"), lines[i].AsMemory(), i + 1, true));
        return [.. rows.Completed.Where(row => row.Defect is null)];
    }

    /// <summary>The lines with their ends; the last one only where the file ends with it.</summary>
    private static List<string> Lines(string text, bool isWhole)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (end < 0)
            {
                if (isWhole || lines.Count == 0)
                    lines.Add(text[start..] + "\n");
                break;
            }

            var length = end + (text[start + end] == '\r' && start + end + 1 < text.Length && text[start + end + 1] == '\n' ? 2 : 1);
            lines.Add(text.Substring(start, length));
            start += length;
        }

        return lines;
    }
}
