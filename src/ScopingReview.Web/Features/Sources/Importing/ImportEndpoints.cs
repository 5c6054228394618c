using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Sources.Importing;

internal static class ImportEndpoints
{
    public static void MapImports(this RouteGroupBuilder review) => review.MapPost("/sources/import", ReceiveAsync);

    /// <summary>Lays a file out for its preview. What is wrong with it stands on the import page, as of any other.</summary>
    private static async Task<IResult> ReceiveAsync(
        Guid reviewId, string? name, string? source, HttpContext context, ImportService imports)
        => await PostedFile.ReceiveAsync(context, async () =>
        {
            var result = await imports.ReceiveAsync(reviewId, name ?? "", context.Request.ContentLength ?? 0, _ => context.Request.Body,
                AddressValue.Id(source), context.RequestAborted);
            return result.Succeeded ? Results.NoContent()
                : Results.Problem(result.Message, statusCode: StatusCodes.Status422UnprocessableEntity);
        });
}
