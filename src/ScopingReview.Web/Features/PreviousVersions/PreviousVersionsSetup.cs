namespace ScopingReview.Web.Features.PreviousVersions;

internal static class PreviousVersionsSetup
{
    public static IServiceCollection AddPreviousVersions(this IServiceCollection services) => services
        .AddScoped<PreviousVersionService>()
        .AddScoped<PreviousVersionViewService>()
        .AddScoped<PreviousFileService>();
}
