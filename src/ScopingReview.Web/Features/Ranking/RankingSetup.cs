namespace ScopingReview.Web.Features.Ranking;

internal static class RankingSetup
{
    public static IServiceCollection AddRanking(this IServiceCollection services) => services
        .AddScoped<RankingService>()
        .AddScoped<RankingPriorService>()
        .AddScoped<RankingStopService>()
        .AddSingleton<RankingModels>();
}
