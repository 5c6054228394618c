using MudBlazor;

namespace ScopingReview.Web.Components.Controls;

/// <summary>One choice of a <see cref="MudRadioGroup{T}"/>, dense.</summary>
public sealed class AppRadio<T> : MudRadio<T>
{
    public AppRadio() => (Dense, Ripple, Size, Color) = (true, false, Size.Small, Color.Primary);
}
