using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ScopingReview.Web.Infrastructure;

/// <summary>
/// Has the browser send the files of an input over HTTP (js/uploads.js; <see cref="PostedFile"/> receives them), one at a time.
/// </summary>
internal sealed class FileSender(IJSRuntime js, string script)
{
    private const int AskedForMilliseconds = 5_000;

    // An answer that took so long was lost on its way: with the connection of the page, which may come back.
    private static readonly TimeSpan _lost = TimeSpan.FromSeconds(15);
    private (IJSObjectReference Module, string Key)? _sending;

    public static string Script(ResourceAssetCollection assets)
        => assets["js/uploads.js"] is var path && path.StartsWith('/') ? path : "./" + path;

    /// <param name="place">Which of the input's files, from 0.</param>
    /// <returns>What is wrong, in words for a person; null when the server took the file.</returns>
    public async Task<string?> SendAsync(ElementReference input, int place, string url, CancellationToken cancellationToken)
    {
        await using var module = await js.InvokeAsync<IJSObjectReference>("import", cancellationToken, script);
        var key = await module.InvokeAsync<string>("send", cancellationToken, input, place, url);
        _sending = (module, key);
        try
        {
            while (true)
            {
                if (await AskAsync(module, key, cancellationToken) is { } outcome)
                    return outcome.Problem;
            }
        }
        finally
        {
            _sending = null;
        }
    }

    /// <summary>Calls off what is being sent.</summary>
    public async Task AbortAsync()
    {
        if (_sending is var (module, key))
            await module.InvokeVoidAsync("abort", key);
    }

    private static async Task<Outcome?> AskAsync(IJSObjectReference module, string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await module.InvokeAsync<Outcome?>("outcome", _lost, key, AskedForMilliseconds);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private sealed record Outcome(string? Problem);
}
