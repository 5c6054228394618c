namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads Ovid's plain text in both layouts: tagged ("&lt;1. &gt;", then "AU  - ", as for Citavi and other reference managers) and citations
/// ("&lt;1&gt;", then the name of a field on a line and its value, indented, below it). Field names differ between Ovid's databases; see
/// <see cref="OvidFieldNames"/>. Entries are told apart by their numbers; where one is missing, by a field that an entry has once. Reads as
/// a stream in constant memory; never throws on an entry.
/// </summary>
public static class OvidReader
{
    /// <summary>Reads the entries of a file in order. The stream need not be seekable and is left open.</summary>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return EntrySplitter.ReadAsync(stream, new OvidSplitter(), cancellationToken);
    }
}
