namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads EndNote's tagged export (.enw, "Refer/BibIX"): a percent sign and a letter, %0 first in each entry; where %0 is missing, blank
/// lines part the entries. Lines without a tag go on with the field before. Reads as a stream in constant memory; never throws on an entry.
/// </summary>
public static class EndNoteTaggedReader
{
    /// <summary>Reads the entries of a file in order. The stream need not be seekable and is left open.</summary>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return EntrySplitter.ReadAsync(stream, new EndNoteTaggedSplitter(), cancellationToken);
    }
}
