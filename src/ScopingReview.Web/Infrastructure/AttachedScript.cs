using Microsoft.JSInterop;

namespace ScopingReview.Web.Infrastructure;

/// <summary>
/// What a script module does with an element of a component, until the component ends. Somebody who goes on quickly leaves a page before
/// its script has arrived: then there is no element any more, and nothing is wrong.
/// </summary>
internal sealed class AttachedScript(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _attached;
    private bool _ended;

    /// <param name="function">A function of the module that returns an object with "dispose".</param>
    public async Task AttachAsync(string path, string function, params object?[] arguments)
    {
        try
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", path);
            if (!_ended)
                _attached = await _module.InvokeAsync<IJSObjectReference>(function, arguments);
            if (_ended)
                await EndAsync();
        }
        catch (Exception e) when (_ended
            && e is (JSException or JSDisconnectedException or ObjectDisposedException or OperationCanceledException))
        {
            // Left before it was attached.
        }
    }

    public bool HasArrived => _module is not null;

    /// <summary>Calls a function of what was attached; does nothing before it is there.</summary>
    public async Task InvokeAsync(string function)
    {
        if (_attached is not null)
            await _attached.InvokeVoidAsync(function);
    }

    /// <summary>Calls a function of the module itself.</summary>
    public async Task InvokeModuleAsync(string function, params object?[] arguments)
    {
        if (_module is not null)
            await _module.InvokeVoidAsync(function, arguments);
    }

    public ValueTask DisposeAsync()
    {
        _ended = true;
        return EndAsync();
    }

    private async ValueTask EndAsync()
    {
        var (attached, module) = (_attached, _module);
        (_attached, _module) = (null, null);
        try
        {
            if (attached is not null)
            {
                await attached.InvokeVoidAsync("dispose");
                await attached.DisposeAsync();
            }
            if (module is not null)
                await module.DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone, or goes while it is asked, and what was attached to it.
        }
    }
}
