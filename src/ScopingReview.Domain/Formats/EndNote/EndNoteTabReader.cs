using System.Runtime.CompilerServices;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads EndNote's tab delimited form: the reference type between asterisks on the first line, then the names of the fields, then a row for
/// each reference; people stand apart by "//". After EndNote's manual, "Importing a tab-delimited file". Reads as a stream in constant
/// memory; never throws on a row.
/// </summary>
public static class EndNoteTabReader
{
    /// <summary>Reads the rows of a file in order. The stream need not be seekable and is left open.</summary>
    /// <param name="stream">The table.</param>
    /// <param name="mapping">What its columns hold; null to go by their names.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static async IAsyncEnumerable<ImportItem> ReadAsync(
        Stream stream, CsvMapping? mapping = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var decoding = new TextDecoding(stream);
        var lines = new LineReader(decoding);
        var rows = new DelimitedRows(new DelimitedText('\t', HasQuotes: true), EntryOutcome.MaxEntryLength);
        var records = new EndNoteTabRecords(rows, mapping);
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (lines.TryRead(out var line))
            {
                rows.Add(line);
                while (rows.Completed.TryDequeue(out var row))
                {
                    if (records.Read(row) is { } item)
                        yield return item;
                }
            }
        }
        while (await lines.FillAsync(cancellationToken));

        rows.Finish();
        while (rows.Completed.TryDequeue(out var row))
        {
            if (records.Read(row) is { } item)
                yield return item;
        }

        foreach (var remark in records.Finish().Concat(EncodingRemarks.Of(decoding, lines.Windows1252Line)))
            yield return remark;
    }

    /// <summary>The beginning of such a file as a table whose columns a person can map.</summary>
    /// <param name="beginning">Its first <see cref="FormatDetector.BytesNeeded"/> bytes, or all of a shorter file.</param>
    /// <param name="rows">How many rows to show at most.</param>
    public static CsvPreview Preview(ReadOnlySpan<byte> beginning, int rows = 10)
    {
        var lines = TextDecoding.DecodeBeginning(beginning).TrimStart('\uFEFF').Split(["\r\n", "\n", "\r"], StringSplitOptions.None)
            .Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        var text = new DelimitedText('\t', HasQuotes: true);
        var cells = lines.Select(line => (IReadOnlyList<string>)text.Cells(line)).Where(row =>
            EndNoteTabRecords.TypeOf(row) is null).ToList();
        return new CsvPreview(EndNoteTabColumns.Guess(cells.FirstOrDefault() ?? []), '\t', [.. cells.Skip(1).Take(rows)]);
    }
}
