namespace ScopingReview.Domain.Formats;

/// <summary>How a table is written, judged by its beginning.</summary>
/// <param name="Separator">Between cells.</param>
/// <param name="HasQuotes">Whether cells may stand in quotation marks.</param>
/// <param name="RowsBeforeHeader">Rows before the names of the columns ("sep=;", what the export is about).</param>
/// <param name="Headers">The names of the columns.</param>
/// <param name="Sample">The rows after them, as far as the beginning reaches.</param>
/// <param name="HasHeader">False where the first row is data already; its cells are then the headers and it belongs to the sample.</param>
internal sealed record CsvDialect(
    char Separator, bool HasQuotes, int RowsBeforeHeader, IReadOnlyList<string> Headers, IReadOnlyList<DelimitedRow> Sample,
    bool HasHeader)
{
    /// <summary>The header stands among the first rows.</summary>
    private const int RowsSearched = 12;

    private static readonly char[] _separators = ['\t', ';', ',', '|'];

    /// <summary>What the names of the columns say by themselves; nothing where there are no names.</summary>
    public CsvMapping Guess() => HasHeader ? CsvMapping.Guess(Headers) : CsvMapping.Guess(Headers) with
    {
        HasHeader = false,
        Layout = CsvLayout.Generic,
        Columns = [.. Headers.Select((name, i) => new CsvColumn(i, name, null))],
    };

    /// <summary>
    /// The separator with which the most columns are known; where none are, the one that parts the first rows most evenly.
    /// </summary>
    public static CsvDialect Of(ReadOnlySpan<byte> beginning) =>
        Of(TextDecoding.DecodeBeginning(beginning[..Math.Min(beginning.Length, FormatDetector.BytesNeeded)]),
            isWhole: beginning.Length < FormatDetector.BytesNeeded);

    /// <summary>
    /// Whether a text that nothing else recognises is a table: names of columns are known, whatever lines stand above them, or all of its
    /// first rows have the same number of cells; one of several may have been damaged. Null where it is none.
    /// </summary>
    public static FileKind? KindOf(string text, bool isWhole)
    {
        var dialect = Of(text, isWhole);
        var isKnown = dialect.HasHeader && dialect.Guess() is { IsComplete: true } mapping
            && mapping.Columns.Count(column => column.Field is not null) >= 2;
        var (columns, rows) = (dialect.Headers.Count, dialect.Sample.Count(row => !row.IsEmpty));
        var isEven = columns >= 3 && columns + rows >= 5 && dialect.Sample.All(row => row.IsEmpty || row.Cells.Count == columns);
        return !isKnown && !isEven && !IsEvenButForOne(dialect) ? null : dialect.Separator == '\t' ? FileKind.Tsv : FileKind.Csv;
    }

    private static bool IsEvenButForOne(CsvDialect dialect)
    {
        var widths = dialect.Sample.Where(row => !row.IsEmpty).Select(row => row.Cells.Count).Prepend(dialect.Headers.Count).ToList();
        var most = widths.CountBy(width => width).MaxBy(group => group.Value);
        return most.Key >= 3 && most.Value >= 4 && widths.Count - most.Value <= 1;
    }

    private static CsvDialect Of(string text, bool isWhole)
    {
        var lines = Lines(text, isWhole);
        CsvDialect? best = null;
        var bestScore = (Known: -1, Even: -1);
        foreach (var separator in _separators)
        {
            var dialect = Of(lines, separator);
            var even = dialect.Headers.Count > 1 ? dialect.Sample.Count(row => row.Cells.Count == dialect.Headers.Count) : 0;
            var score = (dialect.Guess().Columns.Count(column => column.Field is not null), even);
            if (score.CompareTo(bestScore) > 0)
                (best, bestScore) = (dialect, score);
        }

        return best!;
    }

    private static CsvDialect Of(List<string> lines, char separator)
    {
        var rows = Rows(lines, separator, hasQuotes: true);
        var header = CsvHeader.Find([.. rows.Take(RowsSearched)]);
        var headers = rows.Count == 0 ? [] : rows[Math.Max(header, 0)].Cells;
        var hasQuotes = CsvLayouts.Of([.. headers.Select(CsvColumnNames.Normalise)]) != CsvLayout.WebOfScience;
        if (!hasQuotes)
            rows = Rows(lines, separator, hasQuotes);
        return new CsvDialect(separator, hasQuotes, Math.Max(header, 0), headers, [.. rows.Skip(header + 1)], header >= 0);
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
