namespace ScopingReview.Web.Infrastructure.Access;

/// <summary>Turns a denial into its HTTP answer, and refuses state-changing requests that another site's page sent.</summary>
internal sealed class AccessEndpointFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!IsSafe(context.HttpContext.Request) && !IsSameOrigin(context.HttpContext.Request))
            return Results.Problem("The request came from another site.", statusCode: StatusCodes.Status403Forbidden);
        try
        {
            return await next(context);
        }
        catch (ReviewAccessDeniedException denied)
        {
            return denied.Because switch
            {
                DeniedBecause.NotSignedIn => Results.Problem("Sign in first.", statusCode: StatusCodes.Status401Unauthorized),
                DeniedBecause.NotAMember =>
                    Results.Problem("This review does not exist, or you are not a member of it.",
                        statusCode: StatusCodes.Status404NotFound),
                _ => Results.Problem("Your role in this review does not allow this.", statusCode: StatusCodes.Status403Forbidden),
            };
        }
    }

    private static bool IsSafe(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>
    /// Browsers send Sec-Fetch-Site; older ones at least Origin with every POST. Neither: not a browser, so no ambient cookie to abuse.
    /// </summary>
    private static bool IsSameOrigin(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
            return site == "same-origin";
        return !request.Headers.TryGetValue("Origin", out var origin)
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
