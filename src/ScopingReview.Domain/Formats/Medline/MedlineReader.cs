namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads the MEDLINE display format (PubMed's .nbib and "PubMed" .txt), ERIC's export in the same form and Ovid's tagged one: tags of two
/// to four letters, a hyphen in the fifth column, continuation lines indented by six spaces. Tags after the National Library of Medicine's
/// "MEDLINE/PubMed Data Element (Field) Descriptions". Entries are told apart by PMID, OWN or UI and by blank lines; either will do. Reads
/// as a stream in constant memory; never throws on an entry.
/// </summary>
public static class MedlineReader
{
    /// <summary>Reads the entries of a file in order. The stream need not be seekable and is left open.</summary>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return EntrySplitter.ReadAsync(stream, new MedlineSplitter(), cancellationToken);
    }
}
