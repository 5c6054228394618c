using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.FullText.Texts;

/// <summary>A page of a full text as the text view shows it.</summary>
/// <param name="Text">Paragraphs parted by an empty line; empty where the page has no text.</param>
/// <param name="Marks">Words of the review and the reader's own.</param>
public sealed record TextPage(PdfTextState State, int PageCount, int Number, string Text, IReadOnlyList<TextMark> Marks);

/// <summary>A place where searched words stand.</summary>
/// <param name="Before">What stands before them on the page, cut short; so does <paramref name="After"/>.</param>
public sealed record TextHit(int Page, string Before, string Found, string After);

/// <summary>What a search in a full text found.</summary>
/// <param name="Complete">False while the text of later pages is still being read.</param>
public sealed record TextHits(IReadOnlyList<TextHit> Hits, int Total, bool Complete);

/// <summary>The text of stored PDFs, page by page.</summary>
public sealed class FullTextTextService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, PdfWork work, PdfTextQueue queue)
{
    /// <summary>Places that a search names; it counts all.</summary>
    public const int MostHits = 200;

    private const int Around = 60;

    /// <summary>
    /// A page; one that was not read yet is read now, and the rest of the file after it. Null where the review has no such file; the last
    /// page for a number beyond it.
    /// </summary>
    public async Task<TextPage?> PageAsync(Guid reviewId, Guid fileId, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        if (await FindAsync(db, reviewId, fileId, cancellationToken) is not { } file)
            return null;
        var (content, wanted) = (file.ContentOfId ?? file.Id, Math.Max(1, number));
        PageOfPdf page;
        if (await KnownAsync(db, content, cancellationToken) is { } known)
        {
            wanted = Math.Min(wanted, Math.Max(1, known.PageCount));
            page = new PageOfPdf(known.State, known.PageCount, await db.FullTextPages
                .Where(p => p.FileId == content && p.Number == wanted).Select(p => p.Text).SingleOrDefaultAsync(cancellationToken) ?? "");
        }
        else
        {
            await using var copy = await contexts.CopyAsync(file, cancellationToken);
            page = await work.PageAsync(copy, wanted, cancellationToken);
            queue.Add(content);
        }

        var highlighter = await db.HighlighterAsync(reviewId, me.UserId, cancellationToken);
        return new TextPage(page.State, page.PageCount, wanted, page.Text, CardReader.Marks(highlighter.Find(page.Text)));
    }

    /// <summary>Where words stand in a file, without regard to case; nothing for fewer than two letters.</summary>
    public async Task<TextHits> SearchAsync(Guid reviewId, Guid fileId, string? words, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        words = PostgresText.Of(words?.Trim() ?? "");
        if (words.Length is < 2 or > 200 || await FindAsync(db, reviewId, fileId, cancellationToken) is not { } file)
            return new TextHits([], 0, Complete: true);
        var content = file.ContentOfId ?? file.Id;
        var complete = await KnownAsync(db, content, cancellationToken) is not null;
        if (!complete)
            queue.Add(content);
        var (hits, total) = (new List<TextHit>(), 0);
        await foreach (var page in db.FullTextPages.Where(p => p.FileId == content).OrderBy(p => p.Number)
            .Select(p => new { p.Number, p.Text }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            for (var at = Find(page.Text, 0); at >= 0; at = Find(page.Text, at + words.Length))
            {
                if (total++ < MostHits)
                    hits.Add(Hit(page.Number, page.Text, at, words.Length));
            }
        }

        return new TextHits(hits, total, complete);

        int Find(string text, int from) => text.IndexOf(words, from, StringComparison.OrdinalIgnoreCase);
    }

    private static TextHit Hit(int page, string text, int at, int length)
    {
        var (start, end) = (Math.Max(0, at - Around), Math.Min(text.Length, at + length + Around));
        return new TextHit(page, (start > 0 ? "…" : "") + PostgresText.Of(text[start..at]), text[at..(at + length)],
            PostgresText.Of(text[(at + length)..end]) + (end < text.Length ? "…" : ""));
    }

    private static Task<FullTextFile?> FindAsync(ReviewDbContext db, Guid reviewId, Guid fileId, CancellationToken cancellationToken)
        => db.FullTextFiles.AsNoTracking().SingleOrDefaultAsync(f => f.ReviewId == reviewId && f.Id == fileId, cancellationToken);

    private static Task<FullTextText?> KnownAsync(ReviewDbContext db, Guid content, CancellationToken cancellationToken)
        => db.FullTextTexts.AsNoTracking().SingleOrDefaultAsync(t => t.FileId == content && t.Version == PdfText.Version,
            cancellationToken);
}
