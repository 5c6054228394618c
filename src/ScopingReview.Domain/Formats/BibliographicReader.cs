using System.Runtime.CompilerServices;
using System.Text;

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
        ArgumentNullException.ThrowIfNull(stream);
        if (!format.IsImportable)
            throw new NotSupportedException($"There is no reader for {format.Name}.");
        // A workbook has no encoding to guess, and its reader goes back and forth in the stream: in front of it nothing may stand.
        return format.Kind == FileKind.Excel ? Read(format, stream, mapping, cancellationToken)
            : ReadEncodedAsync(format, stream, mapping, cancellationToken);
    }

    /// <summary>In the encoding that a person has chosen, or that the bytes speak for, which is then said.</summary>
    private static async IAsyncEnumerable<ImportItem> ReadEncodedAsync(
        DetectedFormat format, Stream stream, CsvMapping? mapping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var beginning = new byte[FormatDetector.BytesNeeded];
        var length = await stream.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken);
        var encoding = format.Encoding ?? FileEncodings.Guess(beginning.AsSpan(0, length));
        Stream bytes = new PrefixedStream(beginning.AsMemory(0, length), stream);
        var page = FileEncodings.CodePage(encoding, isChosen: format.Encoding is not null);
        if (page is not null)
            bytes = Encoding.CreateTranscodingStream(bytes, page, Encoding.UTF8, leaveOpen: true);
        await foreach (var item in Read(format, bytes, mapping, cancellationToken))
            yield return item;
        if (page is not null && format.Encoding is null)
            yield return new FileRemark(ImportIssue.Remark(null, null,
                $"The file is not UTF-8; by its bytes it was read as {encoding.Name()}. Look at titles and names, and choose another encoding if they are wrong."));
    }

    private static IAsyncEnumerable<ImportItem> Read(
        DetectedFormat format, Stream stream, CsvMapping? mapping, CancellationToken cancellationToken) => format.Kind switch
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
