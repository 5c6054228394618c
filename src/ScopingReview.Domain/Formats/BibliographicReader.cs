namespace ScopingReview.Domain.Formats;

/// <summary>Reads a file of any format that can be imported.</summary>
public static class BibliographicReader
{
    /// <summary>Reads the entries of a file in order with the reader of its format; a table by the names of its columns.</summary>
    /// <param name="format">What <see cref="FormatDetector"/> found.</param>
    /// <param name="stream">The file from its beginning. It need not be seekable and is left open.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="NotSupportedException">The format is not <see cref="DetectedFormat.IsImportable"/>.</exception>
    public static IAsyncEnumerable<ImportItem> ReadAsync(
        DetectedFormat format, Stream stream, CancellationToken cancellationToken = default) =>
        ReadAsync(format, stream, null, cancellationToken);

    /// <summary>
    /// Reads the entries of a file in order with the reader of its format. The stream need not be seekable and is left open.
    /// </summary>
    /// <param name="format">What <see cref="FormatDetector"/> found.</param>
    /// <param name="stream">The file from its beginning.</param>
    /// <param name="mapping">Of a table, what its columns hold; null to go by their names. Other formats take none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="NotSupportedException">The format is not <see cref="DetectedFormat.IsImportable"/>.</exception>
    public static IAsyncEnumerable<ImportItem> ReadAsync(
        DetectedFormat format, Stream stream, CsvMapping? mapping, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Kind switch
        {
            FileKind.Ris => RisReader.ReadAsync(stream, cancellationToken),
            FileKind.Medline => MedlineReader.ReadAsync(stream, cancellationToken),
            FileKind.PubMedXml => PubMedXmlReader.ReadAsync(stream, cancellationToken),
            FileKind.EndNoteXml => EndNoteXmlReader.ReadAsync(stream, cancellationToken),
            FileKind.EndNoteTagged => EndNoteTaggedReader.ReadAsync(stream, cancellationToken),
            FileKind.BibTex => BibTexReader.ReadAsync(stream, cancellationToken),
            FileKind.Ovid => OvidReader.ReadAsync(stream, cancellationToken),
            FileKind.RefWorks => RefWorksReader.ReadAsync(stream, cancellationToken),
            FileKind.CslJson => CslJsonReader.ReadAsync(stream, cancellationToken),
            FileKind.IctrpXml => IctrpXmlReader.ReadAsync(stream, cancellationToken),
            FileKind.ZoteroRdf => ZoteroRdfReader.ReadAsync(stream, cancellationToken),
            FileKind.EndNoteTab => EndNoteTabReader.ReadAsync(stream, mapping, cancellationToken),
            FileKind.Excel => WorkbookReader.ReadAsync(stream, format.Sheet, mapping, cancellationToken),
            FileKind.Csv or FileKind.Tsv => CsvRecordReader.ReadAsync(stream, mapping, cancellationToken),
            FileKind.WebOfScience => WebOfScienceReader.ReadAsync(stream, cancellationToken),
            _ => throw new NotSupportedException($"There is no reader for {format.Name}."),
        };
    }
}
