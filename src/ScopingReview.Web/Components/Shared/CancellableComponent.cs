using Microsoft.AspNetCore.Components;

namespace ScopingReview.Web.Components.Shared;

/// <summary>
/// A page, or a part of one, that reads while it is open: what it has asked for is called off when the reader goes elsewhere. What it
/// stores is not; whoever has pressed a button and left wants it stored.
/// </summary>
public abstract class CancellableComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    // Taken at once: a late answer may ask for it when the source is gone.
    protected CancellableComponent() => Left = _leaving.Token;

    /// <summary>Cancelled when the reader has left.</summary>
    protected CancellationToken Left { get; }

    /// <summary>
    /// Whatever a page still throws once it was left, as a connection may that was called off half-way, is not for the page that followed
    /// it.
    /// </summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        try
        {
            await base.SetParametersAsync(parameters);
        }
        catch (Exception) when (Left.IsCancellationRequested)
        {
            // Nobody is there whom it could be told.
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || Left.IsCancellationRequested)
            return;
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
