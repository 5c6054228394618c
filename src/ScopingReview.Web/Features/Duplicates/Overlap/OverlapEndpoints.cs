using ScopingReview.Web.Infrastructure.Exports;


namespace ScopingReview.Web.Features.Duplicates.Overlap;

internal static class OverlapEndpoints
{
    public static void MapOverlap(this RouteGroupBuilder review)
    {
        review.MapGet("/duplicates/overlap.csv", async (Guid reviewId, OverlapService overlap, CancellationToken token) =>
            Send(await overlap.CsvAsync(reviewId, token)));
        review.MapGet("/duplicates/overlap.svg", async (Guid reviewId, OverlapService overlap, CancellationToken token) =>
            Send(await overlap.SvgAsync(reviewId, token)));
    }

    private static IResult Send(ExportFile file) => Results.File(file.Content, file.ContentType, file.Name);
}
