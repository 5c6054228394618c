using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Features.Team.Handing;

namespace ScopingReview.Web.Features.Reviews;

internal static class ReviewsSetup
{
    public static IServiceCollection AddReviews(this IServiceCollection services) => services
        .AddScoped<ReviewService>()
        .AddScoped<StepsService>()
        .AddScoped<SettingsService>()
        .AddScoped<CriteriaVersionsService>()
        .AddScoped<OverviewService>()
        .AddScoped<TeamService>()
        .AddScoped<HandoverService>()
        .AddScoped<AuditService>();
}
