using System.Runtime.CompilerServices;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads records from tables with commas, semicolons, tabs or bars: the exports of databases and screening programs, and any other table
/// whose columns somebody has mapped. A row whose cells cannot be told apart is refused, and the rest goes on. Reads as a stream in
/// constant memory; never throws on a row.
/// </summary>
public static class CsvRecordReader
{
    /// <summary>Reads the rows of a file in order. The stream need not be seekable and is left open.</summary>
    /// <param name="stream">The table.</param>
    /// <param name="mapping">What its columns hold; null to go by their names (see <see cref="CsvMapping.Guess"/>).</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static async IAsyncEnumerable<ImportItem> ReadAsync(
        Stream stream, CsvMapping? mapping = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var beginning = new byte[FormatDetector.BytesNeeded];
        var length = await stream.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken);
        var dialect = CsvDialect.Of(beginning.AsSpan(0, length));
        // Not disposed, because the stream is the caller's.
        var decoding = new TextDecoding(new PrefixedStream(beginning.AsMemory(0, length), stream));
        var lines = new LineReader(decoding);
        var rows = new DelimitedRows(new DelimitedText(dialect.Separator, dialect.HasQuotes), EntryOutcome.MaxEntryLength);
        var records = new CsvRecords(dialect, mapping ?? dialect.Guess(), rows);
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
}
