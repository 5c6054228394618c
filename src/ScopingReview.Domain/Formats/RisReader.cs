using System.Runtime.CompilerServices;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads RIS (Research Information Systems) as databases and reference managers really write it. Tolerated and handled: text and tags between
/// entries, a missing TY or ER, TY that is not first, continuation lines with and without indentation, CR, LF and CRLF, byte order marks,
/// tabs before the hyphen. Reads as a stream in constant memory; never throws on an entry.
/// </summary>
public static class RisReader
{
    /// <summary>Largest entry that is read, in characters. A larger one is refused, so that no file can exhaust the memory.</summary>
    public const int MaxEntryLength = 1024 * 1024;

    /// <summary>Reads the entries of a file in order. The stream need not be seekable and is left open.</summary>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static async IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var decoding = new TextDecoding(stream);
        var lines = new LineReader(decoding);
        var splitter = new RisSplitter(MaxEntryLength);
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (lines.TryRead(out var line))
            {
                splitter.Add(line);
                while (splitter.Completed.TryDequeue(out var item))
                    yield return item;
            }
        }
        while (await lines.FillAsync(cancellationToken));

        splitter.Finish();
        while (splitter.Completed.TryDequeue(out var item))
            yield return item;
        foreach (var remark in EncodingRemarks(decoding, lines))
            yield return new FileRemark(remark);
    }

    private static IEnumerable<ImportIssue> EncodingRemarks(TextDecoding decoding, LineReader lines)
    {
        if (decoding.Windows1252Bytes > 0)
        {
            yield return ImportIssue.Remark(
                lines.Windows1252Line, null, $"The file is not all UTF-8: {decoding.Windows1252Bytes} bytes were read as Windows-1252. Look at names with accents.");
        }

        if (decoding.NulCharacters > 0)
            yield return ImportIssue.Remark(null, null, $"{decoding.NulCharacters} NUL characters were replaced by “\uFFFD”. The file may be damaged.");
    }
}
