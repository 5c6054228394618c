namespace ScopingReview.Domain.Formats;

/// <summary>
/// Reads PubMed's XML (PubmedArticleSet of the website, of E-utilities and of the yearly baseline; articles, books and chapters). Elements
/// after the National Library of Medicine's "MEDLINE PubMed XML Element Descriptions and their Attributes". Reads as a stream in constant
/// memory; its DOCTYPE is not loaded; a damaged or hostile entry is refused with the reason and costs no other.
/// </summary>
public static class PubMedXmlReader
{
    private static readonly string[] _entries = ["PubmedArticle", "PubmedBookArticle"];
    private static readonly string[] _bareEntries = ["MedlineCitation", "BookDocument"];

    /// <summary>Reads the entries of a file in order. The stream need not be seekable and is left open.</summary>
    /// <exception cref="IOException">The stream cannot be read; whatever else it throws comes through too.</exception>
    public static IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return XmlEntries.ReadAsync(stream, new XmlSplitter(_entries, _bareEntries), PubMedXmlRecord.Map, "ArticleTitle",
            cancellationToken);
    }
}
