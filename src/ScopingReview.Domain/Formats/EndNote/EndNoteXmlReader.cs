namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads EndNote's XML export (EndNote 8 and later, and what Zotero, Mendeley and others write in the same form): an element "record" each,
/// its values mostly inside of "style". Reads as a stream in constant memory; a damaged or hostile entry is refused with the reason and
/// costs no other.
/// </summary>
public static class EndNoteXmlReader
{
    private static readonly string[] _entries = ["record"];

    /// <summary>Reads the entries of a file in order. The stream need not be seekable and is left open.</summary>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return XmlEntries.ReadAsync(stream, new XmlSplitter(_entries, []), EndNoteXmlRecord.Map, "title", cancellationToken);
    }
}
