using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace ScopingReview.Web.Features.Account;

/// <summary>"Too many": said to people in words, and to programs by status 429 and Retry-After.</summary>
internal static class TooMany
{
    /// <summary>Where the limiter does not say how long.</summary>
    private static readonly TimeSpan _usually = TimeSpan.FromMinutes(1);

    public static void Say(HttpResponse response, TimeSpan wait)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Seconds(wait).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>"40 seconds", "5 minutes"; rounded up, so that whoever waits so long is let in.</summary>
    public static string InWords(TimeSpan wait) => Seconds(wait) switch
    {
        1 => "a second",
        < 60 and var seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds} seconds"),
        <= 60 => "a minute",
        var seconds => string.Create(CultureInfo.InvariantCulture, $"{(seconds + 59) / 60} minutes"),
    };

    public static ValueTask AnswerAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var given) ? given : _usually;
        var response = rejected.HttpContext.Response;
        Say(response, wait);
        response.ContentType = "text/plain; charset=utf-8";
        var said = $"Too many attempts from your network. Wait {InWords(wait)}, then go back and try again.";
        return new ValueTask(response.WriteAsync(said, cancellationToken));
    }

    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
}
