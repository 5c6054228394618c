using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ScopingReview.Web.Components.Controls;

/// <summary>
/// MudBlazor's button in our manner; with an address a link that looks like one. Outlined by itself; at most one on a page is primary.
/// </summary>
public sealed class AppButton : MudButton
{
    public AppButton() => (Ripple, DropShadow) = (false, false);

    /// <summary>What one most likely wants to do here.</summary>
    [Parameter] public bool Primary { get; set; }

    /// <summary>Beside others that matter more: no border.</summary>
    [Parameter] public bool Quiet { get; set; }

    /// <summary>Takes something away.</summary>
    [Parameter] public bool Danger { get; set; }

    [Parameter] public bool Small { get; set; }

    protected override void OnParametersSet()
    {
        Variant = Primary ? Variant.Filled : Quiet ? Variant.Text : Variant.Outlined;
        Color = Danger ? Color.Error : Primary ? Color.Primary : Color.Inherit;
        Size = Small ? Size.Small : Size.Medium;
        base.OnParametersSet();
    }
}
