using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ScopingReview.Web.Tests.Support;

internal static class RenderedPart
{
    /// <summary>The markup of a page or a part of one, as it stands once it has loaded.</summary>
    public static Task<string> RenderAsync<T>(
        this Workbench workbench, Guid person, params IEnumerable<(string Name, object? Value)> parameters) where T : IComponent
        => workbench.RenderAtAsync<T>(person, "http://localhost/", parameters);

    /// <summary>The same at an address, of which a page reads what stands behind the question mark.</summary>
    public static async Task<string> RenderAtAsync<T>(this Workbench workbench, Guid person, string address,
        params IEnumerable<(string Name, object? Value)> parameters) where T : IComponent
    {
        var services = workbench.As(person);
        if (services.GetRequiredService<NavigationManager>() is IHostEnvironmentNavigationManager navigation)
            navigation.Initialize("http://localhost/", address);
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(
                ParameterView.FromDictionary(
                    parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value)))).ToHtmlString());
    }
}
