using Microsoft.AspNetCore.Http.Json;

namespace ScopingReview.Web.Infrastructure;

/// <summary>What the addresses under /api answer to requests that make no sense: a status and a sentence, in every environment.</summary>
internal static class ApiAnswers
{
    public static IServiceCollection AddApiAnswers(this IServiceCollection services) => services
        // Else a vote without a verdict would be one for inclusion: the first member of an enum is its default.
        .Configure<JsonOptions>(options => options.SerializerOptions.RespectRequiredConstructorParameters = true)
        .Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);

    public static void UseApiAnswers(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
        api => api.UseStatusCodePages(context =>
            Results.Problem(InWords(context.HttpContext.Response.StatusCode), statusCode: context.HttpContext.Response.StatusCode)
            .ExecuteAsync(context.HttpContext)));

    private static string InWords(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request cannot be read. Nothing was changed.",
        StatusCodes.Status401Unauthorized => "Sign in first.",
        StatusCodes.Status403Forbidden => "This is not allowed.",
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => "This address does not answer requests of this kind.",
        StatusCodes.Status413PayloadTooLarge => "The request is too large. Nothing was changed.",
        StatusCodes.Status415UnsupportedMediaType => "The request is not JSON. Nothing was changed.",
        StatusCodes.Status429TooManyRequests => "Too many requests. Try again in a minute.",
        _ => "The request failed.",
    };
}
