using Microsoft.Net.Http.Headers;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Web.Features.FullText.Incoming;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.FullText;

internal static class FullTextEndpoints
{
    /// <summary>
    /// What a PDF may do as a page of its own: nothing. Browsers' viewers show it all the same (they are not part of the page), in our own
    /// frames too.
    /// </summary>
    private const string PdfPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

    public static void MapFullTexts(this RouteGroupBuilder review)
    {
        review.MapPost("/full-texts/{number:int:min(1)}/file", UploadAsync);
        review.MapPost("/full-texts/incoming", ReceiveIncomingAsync);
        review.MapMethods("/full-texts/files/{file:guid}", [HttpMethods.Get, HttpMethods.Head], ReadAsync);
    }

    private static async Task<IResult> UploadAsync(Guid reviewId, int number, string? name, HttpContext context, FullTextFileService files,
        bool supplement = false)
        => await PostedFile.ReceiveAsync(context, async () =>
        {
            var result = await files.StoreAsync(reviewId, number, name, context.Request.Body, context.Request.ContentLength,
                supplement ? FullTextKind.Supplement : FullTextKind.Main, context.RequestAborted);
            return result.File is { } file ? Results.Ok(file) : Results.Problem(result.Message, statusCode: StatusOf(result.Refusal));
        });

    private static async Task<IResult> ReceiveIncomingAsync(Guid reviewId, string? name, HttpContext context, IncomingPdfService incoming)
        => await PostedFile.ReceiveAsync(context, async () =>
        {
            var result = await incoming.ReceiveAsync(reviewId, name, context.Request.Body, context.Request.ContentLength,
                context.RequestAborted);
            return result.FileId is { } file ? Results.Ok(new { id = file })
                : Results.Problem(result.Message, statusCode: StatusOf(result.Refusal));
        });

    private static async Task<IResult> ReadAsync(Guid reviewId, Guid file, HttpContext context, FullTextFileService files)
    {
        if (await files.OpenAsync(reviewId, file, context.RequestAborted) is not { } content)
            return Results.Problem("This review has no such file.", statusCode: StatusCodes.Status404NotFound);
        var headers = context.Response.Headers;
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(content.FileName);
        headers.ContentDisposition = disposition.ToString();
        context.UsePolicy(PdfPolicy);
        // Revalidated each time, so that a removed member's browser does not keep serving it.
        headers.CacheControl = "private, no-cache";
        return Results.Stream(content.Stream, "application/pdf", entityTag: new EntityTagHeaderValue($"\"{content.Sha256}\""),
            enableRangeProcessing: true);
    }

    private static int StatusOf(UploadRefusal? refusal) => refusal switch
    {
        UploadRefusal.NoSuchReport => StatusCodes.Status404NotFound,
        UploadRefusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
        UploadRefusal.SomebodyElseWasFirst => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status415UnsupportedMediaType,
    };
}
