using MudBlazor;

namespace ScopingReview.Web.Components.Controls;

/// <summary>A button that is an icon alone; its aria-label says what it does.</summary>
public sealed class AppIconButton : MudIconButton
{
    public AppIconButton() => (Ripple, DropShadow, Size, Color) = (false, false, Size.Small, Color.Inherit);
}
