using ScopingReview.Domain.FullTexts;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.FullText.Texts;

/// <summary>
/// Reads PDFs beside the threads that answer people: few at a time, each with an end. PdfPig cannot be stopped inside a page; what takes
/// too long is left to itself and counts as damaged.
/// </summary>
public sealed class PdfWork(TimeProvider clock) : IDisposable
{
    /// <summary>A page that takes longer is built to take long.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // Two: people who open a text do not wait for the files that are read for later.
    private readonly SemaphoreSlim _turns = new(2);

    public Task<PdfClues> CluesAsync(Stream file, CancellationToken cancellationToken)
        => RunAsync(file, PdfClues.Of, new PdfClues(PdfTextState.Damaged, 0, PdfProperties.None, [], [], []), cancellationToken);

    /// <summary>One page, and how many there are.</summary>
    public Task<PageOfPdf> PageAsync(Stream file, int number, CancellationToken cancellationToken)
        => RunAsync(file, pdf => new PageOfPdf(pdf.State, pdf.PageCount,
            number <= pdf.PageCount ? PostgresText.Of(pdf.Page(number).Text) : ""), new PageOfPdf(PdfTextState.Damaged, 0, ""),
                cancellationToken);

    private async Task<T> RunAsync<T>(Stream file, Func<PdfText, T> read, T tooLong, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() =>
            {
                using var pdf = PdfText.Open(file);
                return read(pdf);
            }, cancellationToken).WaitAsync(Longest, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return tooLong;
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();
}

/// <summary>A page of a PDF.</summary>
public sealed record PageOfPdf(PdfTextState State, int PageCount, string Text);
