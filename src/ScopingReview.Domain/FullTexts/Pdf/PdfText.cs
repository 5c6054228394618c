using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace ScopingReview.Domain.FullTexts;

/// <summary>
/// An open PDF whose text is read page by page. PdfPig opens it; whatever that throws at a broken file becomes a state or an empty page.
/// Not for several threads at once.
/// </summary>
public sealed class PdfText : IDisposable
{
    /// <summary>Raised when the text of a page would come out differently, so that what was stored is read anew.</summary>
    public const int Version = 1;

    /// <summary>Pages that are read; a longer document is a book, and its first pages are there.</summary>
    public const int MostPages = 1500;

    private readonly PdfDocument? _document;

    private PdfText(PdfDocument? document, PdfTextState state) => (_document, State) = (document, state);

    /// <summary>What came of opening it; <see cref="PdfTextState.NoText"/> shows only when pages have been read.</summary>
    public PdfTextState State { get; }

    /// <summary>How many pages it has; 0 where it could not be opened.</summary>
    public int PageCount => _document?.NumberOfPages ?? 0;

    /// <summary>What it says of itself.</summary>
    public PdfProperties Properties
    {
        get
        {
            try
            {
                return _document is null ? PdfProperties.None : PdfProperties.Of(_document);
            }
            catch (Exception exception) when (IsOfTheFile(exception))
            {
                return PdfProperties.None;
            }
        }
    }

    /// <summary>Opens a PDF. Never throws at what is in it.</summary>
    /// <param name="stream">The file; it must be seekable and stays open.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static PdfText Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            var document = PdfDocument.Open(stream,
                new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, ClipPaths = false });
            return new PdfText(document, PdfTextState.Read);
        }
        catch (PdfDocumentEncryptedException)
        {
            return new PdfText(null, PdfTextState.Encrypted);
        }
        catch (Exception exception) when (IsOfTheFile(exception))
        {
            return new PdfText(null, PdfTextState.Damaged);
        }
    }

    /// <summary>The text of a page; empty where it has none or cannot be read.</summary>
    /// <param name="number">From 1 to <see cref="PageCount"/>.</param>
    public PdfPage Page(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, PageCount);
        try
        {
            return new PdfPage(number, PageLayout.Paragraphs(_document!.GetPage(number)));
        }
        catch (Exception exception) when (IsOfTheFile(exception))
        {
            return new PdfPage(number, []);
        }
    }

    /// <summary>Pages from the first to the given one or the last.</summary>
    public IEnumerable<PdfPage> Pages(int most = MostPages)
        => Enumerable.Range(1, Math.Min(PageCount, Math.Min(most, MostPages))).Select(Page);

    /// <inheritdoc/>
    public void Dispose() => _document?.Dispose();

    private static bool IsOfTheFile(Exception exception)
        => exception is not (IOException or OutOfMemoryException or OperationCanceledException);
}
