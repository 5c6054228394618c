using Bunit;
using MudBlazor;
using ScopingReview.Web.Components.Controls;

namespace ScopingReview.Web.Tests.Support;

/// <summary>Where a component is rendered without a browser: with the component library, whose scripts do nothing.</summary>
public sealed class ComponentContext : BunitContext
{
    private IRenderedComponent<MudPopoverProvider>? _popovers;

    /// <summary>What opens above the page: lists of choices, calendars. Asked for before what opens them.</summary>
    public IRenderedComponent<MudPopoverProvider> Popovers => _popovers ??= Render<MudPopoverProvider>();

    public ComponentContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddInterface();
    }
}
