using MudBlazor;

namespace ScopingReview.Web.Components.Controls;

/// <summary>MudBlazor's text field, dense and outlined. It stands in its label, or has an aria-label.</summary>
public sealed class AppTextField<T> : MudTextField<T>
{
    public AppTextField() => (Variant, Margin) = (Variant.Outlined, Margin.Dense);
}
