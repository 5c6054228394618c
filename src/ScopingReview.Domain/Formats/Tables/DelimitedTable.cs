using System.Runtime.CompilerServices;

namespace ScopingReview.Domain.Formats;

/// <summary>A row of a table after its header.</summary>
internal readonly record struct DelimitedTableRow(IReadOnlyList<string> Headers, DelimitedRow Row);

/// <summary>Reads any table with separators as a stream: dialect, header and rows, without a meaning of its columns.</summary>
internal static class DelimitedTable
{
    public static async IAsyncEnumerable<DelimitedTableRow> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var beginning = new byte[FormatDetector.BytesNeeded];
        var length = await stream.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken);
        var dialect = CsvDialect.Of(beginning.AsSpan(0, length));
        var lines = new LineReader(new TextDecoding(new PrefixedStream(beginning.AsMemory(0, length), stream)));
        var rows = new DelimitedRows(new DelimitedText(dialect.Separator, dialect.HasQuotes),
            EntryOutcome.MaxEntryLength)
        { ExpectedCells = dialect.Headers.Count };
        var skip = dialect.HasHeader ? dialect.RowsBeforeHeader + 1 : 0;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (lines.TryRead(out var line))
            {
                rows.Add(line);
                while (rows.Completed.TryDequeue(out var row))
                {
                    if (row.Defect is not null || skip-- <= 0)
                        yield return new DelimitedTableRow(dialect.Headers, row);
                }
            }
        }
        while (await lines.FillAsync(cancellationToken));

        rows.Finish();
        while (rows.Completed.TryDequeue(out var row))
        {
            if (row.Defect is not null || skip-- <= 0)
                yield return new DelimitedTableRow(dialect.Headers, row);
        }
    }
}
