using Microsoft.AspNetCore.Http.Features;

namespace ScopingReview.Web.Infrastructure;

/// <summary>
/// A file that is the body of a POST, its name a query value: no multipart boundary to parse, and Kestrel's back-pressure reaches from
/// where it is stored to the sender. Not over the Blazor circuit, where it would travel in small portions, each waiting for the last,
/// through the hub that carries every click, and a lost circuit would lose it.
/// </summary>
internal static class PostedFile
{
    public static async Task<IResult> ReceiveAsync(HttpContext context, Func<Task<IResult>> receive)
    {
        // The size is checked while the body is read, so that the answer can be a sentence.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        try
        {
            return await receive();
        }
        catch (Exception exception) when (exception is IOException or BadHttpRequestException
            || context.RequestAborted.IsCancellationRequested)
        {
            // The sender went away, and what was begun went with it.
            return Results.Problem("The upload was interrupted. Nothing was stored.", statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
