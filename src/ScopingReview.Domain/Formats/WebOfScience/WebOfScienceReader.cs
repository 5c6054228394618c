namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads the field-tagged export of the Web of Science platform (.txt and .ciw), of all its databases: two-letter tags, continuation lines
/// indented by three spaces, PT to ER. Tags after Clarivate's "Web of Science Core Collection Field Tags". Tolerated: a missing ER or PT,
/// several files joined (FN and VR in the middle), names in one line or one per line. Reads as a stream in constant memory; never throws on
/// an entry.
/// </summary>
public static class WebOfScienceReader
{
    /// <summary>Reads the entries of a file in order. The stream need not be seekable and is left open.</summary>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return EntrySplitter.ReadAsync(stream, new WebOfScienceSplitter(), cancellationToken);
    }
}
