using MudBlazor;

namespace ScopingReview.Web.Components.Controls;

/// <summary>MudBlazor's check box, dense, with its words beside it.</summary>
public sealed class AppCheckBox : MudCheckBox<bool>
{
    public AppCheckBox() => (Dense, Ripple, Size, Color) = (true, false, Size.Small, Color.Primary);
}
