namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads BibTeX and biblatex as databases and reference managers really write it: braces in braces, quotation marks, strings put together
/// with #, @string, entries in parentheses, LaTeX accents and symbols, missing or strange keys, repeated fields, text between entries. An
/// entry whose braces do not match is refused, and reading goes on where a line begins the next one. Reads as a stream in constant memory;
/// never throws on an entry.
/// </summary>
public static class BibTexReader
{
    /// <summary>Reads the entries of a file in order. The stream need not be seekable and is left open.</summary>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return EntrySplitter.ReadAsync(stream, new BibTexSplitter(EntryOutcome.MaxEntryLength), cancellationToken);
    }
}
