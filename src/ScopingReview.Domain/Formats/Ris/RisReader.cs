namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads RIS (Research Information Systems) as databases and reference managers really write it. Tolerated and handled: text and tags
/// between entries, a missing TY or ER, TY that is not first, continuation lines with and without indentation, CR, LF and CRLF, byte order
/// marks, tabs before the hyphen. Reads as a stream in constant memory; never throws on an entry.
/// </summary>
public static class RisReader
{
    /// <summary>Largest entry that is read, in characters. A larger one is refused, so that no file can exhaust the memory.</summary>
    public const int MaxEntryLength = EntryOutcome.MaxEntryLength;

    /// <summary>Reads the entries of a file in order. The stream need not be seekable and is left open.</summary>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return EntrySplitter.ReadAsync(stream, new RisSplitter(MaxEntryLength), cancellationToken);
    }
}
