using Microsoft.AspNetCore.StaticAssets;

namespace ScopingReview.Web.Infrastructure;

/// <summary>What every response tells the browser: what it may run, embed and keep.</summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// For pages. Inline styles are needed by the component library; inline scripts are not and stay forbidden. 'self' covers the page's
    /// own web socket (CSP 3; every browser that Blazor supports).
    /// </summary>
    public const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; frame-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>For data and files, which may be opened as pages of their own (an SVG): they show what is in them, no more.</summary>
    public const string DataPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Api = "/api";
    private static readonly object _ownPolicy = new();

    /// <summary>Outermost, so that errors and refusals carry the headers too.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // What is registered first runs last: nothing that comes later (Blazor brings a policy of its own) changes it.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = PolicyOf(context);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            // What is in a review is in no cache. Scripts, styles and fonts say themselves how long they keep.
            if (headers.CacheControl.Count == 0 && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next();
    });

    /// <summary>Gives this one response a policy of its own in the general one's place.</summary>
    public static void UsePolicy(this HttpContext context, string policy) => context.Items[_ownPolicy] = policy;

    private static string PolicyOf(HttpContext context)
        => context.Items.TryGetValue(_ownPolicy, out var own) && own is string policy ? policy
            : context.Request.Path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase) ? DataPolicy
            : PagePolicy;
}
