using Microsoft.AspNetCore.Http.Extensions;

namespace ScopingReview.Web.Features.Records.Exporting;

internal static class RecordExportEndpoints
{
    public static void MapRecordExports(this RouteGroupBuilder review)
        => review.MapGet("/records/export", async (Guid reviewId, HttpRequest request, RecordExportService exports, CancellationToken token, string? format = null, bool raw = false, int? size = null) =>
        {
            var options = new RecordExportOptions(format == "ris" ? RecordExportFormat.Ris : RecordExportFormat.Csv, raw, size);
            var query = RecordQuery.FromUrl(request.GetEncodedUrl());
            var head = await exports.LookAsync(reviewId, query, options, token); // before anything else is said: it asks for permission
            if (format is not ("ris" or "csv") || size is < 1)
                return Results.Problem("Ask for format=ris or format=csv, and for parts of at least one record.", statusCode: StatusCodes.Status400BadRequest);
            return head is not null
                ? Results.Stream(output => exports.WriteAsync(reviewId, query, options, output, token), head.ContentType, head.FileName)
                : Results.Problem("There is no such list in this review.", statusCode: StatusCodes.Status404NotFound);
        });
}
