using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Exports;

namespace ScopingReview.Web.Features.Duplicates.Overlap;

/// <summary>Which sources found the same publications: as a table, a figure, and files of both.</summary>
public sealed class OverlapService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public async Task<SourceOverlap> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        return await ReadAsync(db, reviewId, cancellationToken);
    }

    /// <summary>The table: a row and a column for each source, and what was found in no other.</summary>
    public async Task<ExportFile> CsvAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var overlap = await ReadAsync(db, reviewId, cancellationToken);
        return await FileAsync(db, reviewId, "source-overlap", "csv", CsvTable.ContentType, CsvTable.Write(Rows(overlap)),
            cancellationToken);
    }

    /// <summary>The figure as one SVG file; always light, whatever the reader's theme.</summary>
    public async Task<ExportFile> SvgAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        using var text = new StringWriter();
        OverlapSvg.Write(OverlapFigure.Of(await ReadAsync(db, reviewId, cancellationToken)), text);
        return await FileAsync(db, reviewId, "source-overlap", "svg", "image/svg+xml", System.Text.Encoding.UTF8.GetBytes(text.ToString()),
            cancellationToken);
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(SourceOverlap overlap) =>
    [
        ["Publications found in", .. overlap.Sources.Select(source => source.Name), "Only here"],
        .. overlap.Sources.Select(
            row => (IReadOnlyList<object?>)[row.Name, .. overlap.Sources.Select(column => (object)SourceOverlap.Both(row, column)),
                row.OnlyHere.Count]),
        [],
        ["Found in exactly these sources", "Publications"],
        .. overlap.Combinations.Select(combination => (IReadOnlyList<object?>)[
            string.Join(" + ", combination.SourceIds.Select(id => overlap.Sources.First(source => source.Id == id).Name)),
            combination.Publications.Count]),
        ["All", overlap.Publications],
    ];

    internal static async Task<SourceOverlap> ReadAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        var sources = await db.Sources.Where(s => s.ReviewId == reviewId && db.Records.Any(r => r.SourceId == s.Id))
            .OrderBy(s => s.CreatedAt).ThenBy(s => s.Id)
            .Select(s => new { s.Id, s.Name }).ToListAsync(cancellationToken);
        var found = await (from r in db.Records
                           where r.ReviewId == reviewId
                           join l in db.DuplicateLinks.Current() on r.Id equals l.DuplicateId into links
                           from link in links.DefaultIfEmpty()
                           select new { Publication = link == null ? r.Id : link.KeptId, r.SourceId }).Distinct().ToListAsync(
                           cancellationToken);
        return SourceOverlap.Of([.. sources.Select(s => (s.Id, s.Name))], found.Select(f => (f.Publication, f.SourceId)));
    }

    private async Task<ExportFile> FileAsync(
        ReviewDbContext db, Guid reviewId, string what, string extension, string type, byte[] content, CancellationToken cancellationToken)
    {
        var title = await db.Reviews.Where(r => r.Id == reviewId).Select(r => r.Title).SingleAsync(cancellationToken);
        return new ExportFile(ExportFile.NameOf(title, what, provisional: false, clock.GetUtcNow(), extension), type, content);
    }
}
