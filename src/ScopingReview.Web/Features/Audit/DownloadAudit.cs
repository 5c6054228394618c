using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Audit;

/// <summary>
/// Tells the audit of every file that leaves a review: whatever an endpoint sends as an attachment, now and in times to come. A PDF that
/// is shown in a page is none.
/// </summary>
internal sealed class DownloadAudit : IEndpointFilter
{
    public const string Downloaded = "file.downloaded";
    private const string Attachment = "attachment";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method))
            http.Response.OnStarting(() => TellAsync(http)); // before the first byte: no file without its event
        return next(context);
    }

    private static async Task TellAsync(HttpContext http)
    {
        var services = http.RequestServices;
        if (http.Response.StatusCode != StatusCodes.Status200OK || NameOf(http.Response) is not { } name
            || !Guid.TryParse(http.GetRouteValue("reviewId") as string, out var reviewId)
            || services.GetRequiredService<CurrentUser>().Id is not { } userId)
            return;
        var contexts = services.GetRequiredService<IDbContextFactory<ReviewDbContext>>();
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        db.Record(new Membership(reviewId, userId, default), services.GetRequiredService<TimeProvider>().GetUtcNow(), Downloaded, name);
        await db.SaveChangesAsync(http.RequestAborted);
    }

    private static string? NameOf(HttpResponse response)
        => ContentDispositionHeaderValue.TryParse(response.Headers.ContentDisposition.ToString(), out var disposition)
            && disposition.DispositionType.Equals(Attachment, StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString()
            : null;
}
