using MudBlazor;
using MudBlazor.Services;

namespace ScopingReview.Web.Components.Controls;

public static class InterfaceSetup
{
    /// <summary>The component library, with our ways of telling what happened.</summary>
    public static IServiceCollection AddInterface(this IServiceCollection services)
        => services.AddTransient<MudLocalizer, FieldWords>().AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomLeft;
            options.SnackbarConfiguration.VisibleStateDuration = 10_000;
            options.SnackbarConfiguration.ShowTransitionDuration = 100;
            options.SnackbarConfiguration.HideTransitionDuration = 100;
            options.SnackbarConfiguration.MaxDisplayedSnackbars = Notices.Most;
            options.SnackbarConfiguration.SnackbarVariant = Variant.Outlined;
        });
}
