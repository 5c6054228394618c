using Microsoft.AspNetCore.Components;

namespace ScopingReview.Web.Components.Shared;

/// <summary>
/// A page, or a part of one, that reads while it is open: what it has asked for and takes long is called off when the reader goes
/// elsewhere. What it stores is not; whoever has pressed a button and left wants it stored.
/// </summary>
public abstract class CancellableComponent : ComponentBase, IDisposable
{
    // Nearly all reads end by themselves within it. To call off each of them in the middle cost more than it saved: on a busy machine a
    // connection could be left out of step with the server, for whoever got it next (decision 37).
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _leaving = new();

    // Taken at once: a late answer may ask for it when the source is gone.
    protected CancellableComponent() => Left = _leaving.Token;

    /// <summary>Cancelled some time after the reader has left.</summary>
    protected CancellationToken Left { get; }

    /// <summary>Whether the reader has left: what comes now is shown to nobody.</summary>
    protected bool HasLeft { get; private set; }

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
        catch (Exception) when (HasLeft)
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
        if (!disposing || HasLeft)
            return;
        HasLeft = true;
        // Not disposed: that would take the time with it.
        _leaving.CancelAfter(Grace);
    }
}
