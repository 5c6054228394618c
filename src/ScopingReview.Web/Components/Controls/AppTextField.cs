using MudBlazor;

namespace ScopingReview.Web.Components.Controls;

/// <summary>MudBlazor's text field, dense and outlined. It stands in its label, or has an aria-label.</summary>
public sealed class AppTextField<T> : MudTextField<T>
{
    public AppTextField() => (Variant, Margin) = (Variant.Outlined, Margin.Dense);

    /// <summary>
    /// The browser asks for what is required when the form is sent. MudBlazor would call a field missing that the page has just emptied, as
    /// after an invitation that was made.
    /// </summary>
    protected override bool HasValue(T? value) => true;
}
