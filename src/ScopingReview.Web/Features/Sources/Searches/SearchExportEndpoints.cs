using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Exports;

namespace ScopingReview.Web.Features.Sources.Searches;

internal static class SearchExportEndpoints
{
    public static void MapSearchExports(this RouteGroupBuilder review)
    {
        review.MapGet("/sources/searches.csv", (Guid reviewId, SearchExportService exports, CancellationToken token) =>
            SendAsync(exports.TableAsync(reviewId, null, token)));
        review.MapGet("/sources/strategies.md", (Guid reviewId, SearchExportService exports, CancellationToken token) =>
            SendAsync(exports.StrategiesAsync(reviewId, null, token)));
        review.MapGet("/sources/searches/{run:guid}/search.csv",
            (Guid reviewId, Guid run, SearchExportService exports, CancellationToken token) =>
                SendAsync(exports.TableAsync(reviewId, run, token)));
        review.MapGet("/sources/searches/{run:guid}/strategy.md",
            (Guid reviewId, Guid run, SearchExportService exports, CancellationToken token) =>
                SendAsync(exports.StrategiesAsync(reviewId, run, token)));
    }

    private static async Task<IResult> SendAsync(Task<OperationResult<ExportFile>> making)
    {
        var made = await making;
        return made.Succeeded
            ? Results.File(made.Value!.Content, made.Value.ContentType, made.Value.Name)
            : Results.Problem(made.Message, statusCode: StatusCodes.Status404NotFound);
    }
}
