using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Exports;

namespace ScopingReview.Web.Features.Sources.Searches;

/// <summary>The search table and the strategies as files, of all searches or of one.</summary>
public sealed class SearchExportService(
    IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, SourcesService sources, TimeProvider clock)
{
    private const string NoSearch = "There is no such search in this review.";
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>One row per search with the numbers of the sources page, as CSV.</summary>
    public Task<OperationResult<ExportFile>> TableAsync(Guid reviewId, Guid? runId = null, CancellationToken cancellationToken = default)
        => MakeAsync(reviewId, runId, "searches", "csv", CsvTable.ContentType, (_, view) => CsvTable.Write(SearchTable.Rows(view, runId)),
            cancellationToken);

    /// <summary>Every strategy verbatim, as Markdown.</summary>
    public Task<OperationResult<ExportFile>> StrategiesAsync(
        Guid reviewId, Guid? runId = null, CancellationToken cancellationToken = default)
        => MakeAsync(reviewId, runId, "search-strategies", "md", "text/markdown; charset=utf-8",
            (title, view) => _utf8.GetBytes(SearchStrategies.Write(title, view, runId)), cancellationToken);

    private async Task<OperationResult<ExportFile>> MakeAsync(
        Guid reviewId, Guid? runId, string what, string extension, string contentType, Func<string, SourcesView, byte[]> write,
        CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var view = await sources.ListAsync(reviewId, cancellationToken);
        if (runId is not null && !view.Sources.SelectMany(s => s.Runs).Any(r => r.Id == runId))
            return OperationResult.Refused<ExportFile>(NoSearch);
        var title = await db.Reviews.Where(r => r.Id == reviewId).Select(r => r.Title).SingleAsync(cancellationToken);
        return OperationResult.Of(
            new ExportFile(ExportFile.NameOf(title, what, provisional: false, clock.GetUtcNow(), extension), contentType,
                write(title, view)));
    }
}
