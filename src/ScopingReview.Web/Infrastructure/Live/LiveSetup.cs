namespace ScopingReview.Web.Infrastructure.Live;

internal static class LiveSetup
{
    public static IServiceCollection AddLiveUpdates(this IServiceCollection services) => services
        .AddSingleton<ReviewChanges>()
        .AddSingleton<RefreshBudget>()
        .AddHostedService<ReviewChangeListener>();
}
