
namespace ScopingReview.Web.Features.Reviews;

internal static class ReviewsSetup
{
    public static IServiceCollection AddReviews(this IServiceCollection services) => services
        .AddScoped<ReviewService>()
        .AddScoped<StepsService>()
        .AddScoped<SettingsService>()
        .AddScoped<ReasonService>()
        .AddScoped<CriteriaVersionsService>()
        .AddScoped<OverviewService>()
        .AddHostedService<ScreeningWarmUp>();
}
