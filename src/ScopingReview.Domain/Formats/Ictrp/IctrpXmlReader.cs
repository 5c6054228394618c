namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads what WHO's International Clinical Trials Registry Platform exports as XML: an element "Trial" each. Reads as a stream in constant
/// memory; a damaged or hostile entry is refused with the reason and costs no other.
/// </summary>
public static class IctrpXmlReader
{
    private static readonly string[] _entries = ["Trial"];

    /// <summary>Reads the entries of a file in order. The stream need not be seekable and is left open.</summary>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return XmlEntries.ReadAsync(stream, new XmlSplitter(_entries, []), IctrpTrial.Map, "Public_title", cancellationToken);
    }
}
