
namespace ScopingReview.Web.Features.FullText;

internal static class FullTextSetup
{
    public static IServiceCollection AddFullTexts(this IServiceCollection services)
    {
        services.AddOptions<FullTextOptions>().BindConfiguration(FullTextOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddScoped<FullTextFileService>()
            .AddScoped<RetrievalService>()
            .AddScoped<FullTextListService>()
            .AddScoped<FullTextService>();
    }
}
