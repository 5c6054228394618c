using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ScopingReview.Web.Infrastructure;

/// <summary>Has the browser send the files of an input over HTTP (js/uploads.js; <see cref="PostedFile"/> receives them).</summary>
internal static class FileSender
{
    public static string Script(ResourceAssetCollection assets)
        => assets["js/uploads.js"] is var path && path.StartsWith('/') ? path : "./" + path;

    /// <param name="place">Which of the input's files, from 0.</param>
    /// <returns>What is wrong, in words for a person; null when the server took the file.</returns>
    public static async Task<string?> SendFileAsync(
        this IJSRuntime js, string script, ElementReference input, int place, string url, CancellationToken cancellationToken)
    {
        await using var module = await js.InvokeAsync<IJSObjectReference>("import", cancellationToken, script);
        // With a token it may take as long as it takes, and not the minute that calls of scripts get otherwise.
        return await module.InvokeAsync<string?>("send", cancellationToken, input, place, url);
    }
}
