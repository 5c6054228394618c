using ScopingReview.Web.Features.Shared.Visibility.WholePicture;

namespace ScopingReview.Web.Features.Shared.Visibility;

internal static class VisibilitySetup
{
    public static IServiceCollection AddVisibility(this IServiceCollection services) => services.AddScoped<WholePictureService>();
}
