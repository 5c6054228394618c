using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ScopingReview.Web.Components.Controls;

/// <summary>Dialogs in one manner: closed by Escape and not by a click beside them, where typed words would be lost.</summary>
internal static class Dialogs
{
    private static readonly DialogOptions _options = new()
    {
        MaxWidth = MaxWidth.Small,
        FullWidth = true,
        BackdropClick = false,
        CloseOnEscapeKey = true,
    };

    /// <summary>Opens a dialog; what it was closed with, or null if it was left.</summary>
    public static async Task<object?> OpenAsync<TDialog>(
        this IDialogService dialogs, string title, Dictionary<string, object?> parameters) where TDialog : IComponent
    {
        var passed = new DialogParameters();
        foreach (var (name, value) in parameters)
            passed.Add(name, value);
        var dialog = await dialogs.ShowAsync<TDialog>(title, passed, _options);
        return await dialog.Result is { Canceled: false } result ? result.Data : null;
    }

    /// <summary>Asks before something that cannot be undone; the safe answer has the focus.</summary>
    /// <param name="dialogs">The library's service.</param>
    /// <param name="title">The question.</param>
    /// <param name="consequence">What will be so afterwards.</param>
    /// <param name="verb">The button that does it.</param>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string consequence, string verb)
        => await dialogs.OpenAsync<ConfirmDialog>(title,
            new() { [nameof(ConfirmDialog.Consequence)] = consequence, [nameof(ConfirmDialog.Verb)] = verb }) is true;
}
