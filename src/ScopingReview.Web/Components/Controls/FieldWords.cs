using Microsoft.Extensions.Localization;
using MudBlazor;

namespace ScopingReview.Web.Components.Controls;

/// <summary>What MudBlazor itself says of a field, in words that tell what to enter.</summary>
internal sealed class FieldWords : MudLocalizer
{
    public const string Day = "Enter a date in the form 2026-11-26.";

    public override LocalizedString this[string key]
        => key == "Converter_InvalidDateTime" ? new(key, Day) : new(key, key, resourceNotFound: true);
}
