using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Components.Layout;

/// <summary>
/// Catches what a page throws, logs it once, and shows a way on. A denial gets its own words; no message of an exception is shown.
/// </summary>
public sealed class AppErrorBoundary : ErrorBoundaryBase
{
    [Inject] public required ILogger<AppErrorBoundary> Logger { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override Task OnErrorAsync(Exception exception)
    {
        if (exception is ReviewAccessDeniedException denied)
            Logger.LogInformation("Access denied ({Because}) at {Uri}", denied.Because, Navigation.Uri);
        else
            Logger.LogError(exception, "A page failed at {Uri}", Navigation.Uri);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }
        if (CurrentException is ReviewAccessDeniedException denied)
        {
            builder.OpenComponent<AccessDenied>(1);
            builder.AddComponentParameter(2, nameof(AccessDenied.Because), denied.Because);
            builder.CloseComponent();
            return;
        }
        builder.OpenComponent<PageFailed>(3);
        builder.AddComponentParameter(4, nameof(PageFailed.OnRetry), EventCallback.Factory.Create(this, Recover));
        builder.CloseComponent();
    }
}
