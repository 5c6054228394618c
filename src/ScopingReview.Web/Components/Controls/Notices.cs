using MudBlazor;

namespace ScopingReview.Web.Components.Controls;

/// <summary>What was done, said in passing, with the way back.</summary>
internal static class Notices
{
    /// <summary>How many are seen at a time; an older one makes room, since one that waited would tell of what is long past.</summary>
    public const int Most = 3;

    /// <summary>
    /// How long a way back is offered, in milliseconds: twice as long as what is only said. Who reads slowly or comes by keys needs
    /// twenty seconds (WCAG 2.2, 2.2.1).
    /// </summary>
    private const int WayBack = 20_000;

    public static void Done(this ISnackbar notices, string what, Func<Task> undo)
    {
        foreach (var old in notices.ShownSnackbars.SkipLast(Most - 1).ToList())
            notices.Remove(old);
        notices.Add(what, Severity.Success, options =>
        {
            (options.Action, options.ActionColor, options.ShowCloseIcon) = ("Undo", Color.Primary, true);
            // By itself one with an action stays until it is closed, and they pile up over what is read.
            options.RequireInteraction = false;
            options.VisibleStateDuration = WayBack;
            options.OnClick = _ => undo();
        });
    }
}
