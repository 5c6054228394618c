namespace ScopingReview.Web.Features.Charting;

internal static class ChartingSetup
{
    public static IServiceCollection AddCharting(this IServiceCollection services) => services
        .AddScoped<ChartingService>()
        .AddScoped<ChartingFormService>();
}
