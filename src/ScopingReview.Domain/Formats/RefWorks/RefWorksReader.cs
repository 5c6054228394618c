namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads the RefWorks tagged format (.txt), also as HighWire, CNKI and others write it: a tag of two letters, a space and the value; RT
/// first
/// in each entry; lines without a tag go on with the field before. Tags after RefWorks' "RefWorks Tagged Format", whose legend the export
/// itself begins with. Reads as a stream in constant memory; never throws on an entry.
/// </summary>
public static class RefWorksReader
{
    /// <summary>Reads the entries of a file in order. The stream need not be seekable and is left open.</summary>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return EntrySplitter.ReadAsync(stream, new RefWorksSplitter(), cancellationToken);
    }
}
