namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads CSL JSON, which Zotero, Mendeley, pandoc and doi.org write: a list of objects, also inside of "items" or "references", one object
/// alone, or one on each line. Variables after the Citation Style Language's schema (csl-data.json, 1.0.2). An object that is damaged is
/// refused, and reading goes on where a line begins the next one as the others began. Reads as a stream in constant memory; never throws on
/// an entry.
/// </summary>
public static class CslJsonReader
{
    /// <summary>Reads the entries of a file in order. The stream need not be seekable and is left open.</summary>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return EntrySplitter.ReadAsync(stream, new CslJsonSplitter(), cancellationToken);
    }
}
