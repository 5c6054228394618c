using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Records.Exporting;

internal static class RecordExportEndpoints
{
    public static void MapRecordExports(this RouteGroupBuilder review)
        => review.MapGet("/records/export",
            async (Guid reviewId, HttpRequest request, RecordExportService exports, ExportTurns turns, CurrentUser user,
                CancellationToken token, string? format = null, bool raw = false, int? size = null) =>
        {
            var options = new RecordExportOptions(format == "ris" ? RecordExportFormat.Ris : RecordExportFormat.Csv, raw, size);
            var query = RecordQuery.FromUrl(request.GetEncodedUrl());
            var head = await exports.LookAsync(reviewId, query, options, token); // before anything else is said: it asks for permission
            if (format is not ("ris" or "csv") || size is < 1)
                return Results.Problem("Ask for format=ris or format=csv, and for parts of at least one record.",
                    statusCode: StatusCodes.Status400BadRequest);
            if (head is null)
                return Results.Problem("There is no such list in this review.", statusCode: StatusCodes.Status404NotFound);
            if (size < head.LeastPartSize)
                return Results.Problem(
                    string.Create(CultureInfo.InvariantCulture,
                        $"That would be too many files. Ask for parts of at least {head.LeastPartSize} records."),
                    statusCode: StatusCodes.Status400BadRequest);
            if (turns.TryTake(user.Id!.Value) is not { } turn)
            {
                request.HttpContext.Response.Headers.RetryAfter = "10";
                return Results.Problem("Another export of yours is being written. Wait until it is there.",
                    statusCode: StatusCodes.Status429TooManyRequests);
            }
            request.HttpContext.Response.RegisterForDispose(turn);
            return Results.Stream(output => exports.WriteAsync(reviewId, query, options, output, token), head.ContentType, head.FileName);
        });
}
