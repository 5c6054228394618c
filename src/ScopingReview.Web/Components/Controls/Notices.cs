using MudBlazor;

namespace ScopingReview.Web.Components.Controls;

/// <summary>What was done, said in passing, with the way back.</summary>
internal static class Notices
{
    public static void Done(this ISnackbar notices, string what, Func<Task> undo)
        => notices.Add(what, Severity.Success, options =>
        {
            (options.Action, options.ActionColor, options.ShowCloseIcon) = ("Undo", Color.Primary, true);
            options.OnClick = _ => undo();
        });
}
