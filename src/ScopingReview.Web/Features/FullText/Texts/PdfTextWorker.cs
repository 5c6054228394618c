using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.FullText.Texts;

/// <summary>Reads the text of stored PDFs, one after the other, and keeps it page by page.</summary>
internal sealed partial class PdfTextWorker(IDbContextFactory<ReviewDbContext> contexts, PdfTextQueue queue, TimeProvider clock,
    ILogger<PdfTextWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LongestFile = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var file in queue.TakeAsync(stoppingToken))
            {
                try
                {
                    await ReadAsync(file, stoppingToken);
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    LogUnread(failure, file);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; what was not read is read when somebody asks for it.
        }
    }

    /// <summary>Reads a file and stores its text, unless that was done.</summary>
    internal async Task ReadAsync(Guid fileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.FullTextTexts.AnyAsync(t => t.FileId == fileId && t.Version == PdfText.Version, cancellationToken)
            || await db.FullTextFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId, cancellationToken) is not { } file)
            return;
        await using var copy = await contexts.CopyAsync(file, cancellationToken);
        var started = clock.GetTimestamp();
        var (state, count, pages) = await Task.Run(() => Read(copy, () => clock.GetElapsedTime(started) < LongestFile), cancellationToken)
            .WaitAsync(LongestFile * 1.5, clock, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.FullTextTexts.Where(t => t.FileId == fileId).ExecuteDeleteAsync(cancellationToken);
        db.FullTextTexts.Add(new FullTextText
        {
            FileId = fileId,
            State = state,
            PageCount = count,
            Version = PdfText.Version,
            ReadAt = clock.GetUtcNow()
        });
        db.FullTextPages.AddRange(pages.Select(page => new FullTextPageText
        {
            FileId = fileId,
            Number = page.Number,
            Text = PostgresText.Of(page.Text)
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsLostRace())
        {
            // Another instance has read the same file meanwhile: its text is the same.
        }
    }

    private static (PdfTextState State, int PageCount, List<(int Number, string Text)> Pages) Read(Stream copy, Func<bool> goesOn)
    {
        using var pdf = PdfText.Open(copy);
        var pages = pdf.Pages().TakeWhile(_ => goesOn()).Select(page => (page.Number, page.Text)).Where(page => page.Text.Length > 0)
            .ToList();
        return (pdf.State == PdfTextState.Read && pages.Count == 0 ? PdfTextState.NoText : pdf.State, pdf.PageCount, pages);
    }

    [LoggerMessage(LogLevel.Warning, "The text of the PDF {File} could not be read")]
    private partial void LogUnread(Exception failure, Guid file);
}
