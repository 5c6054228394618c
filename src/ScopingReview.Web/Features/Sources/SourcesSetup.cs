using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Features.Sources.Searches;
using ScopingReview.Web.Features.Sources.Withdrawing;

namespace ScopingReview.Web.Features.Sources;

internal static class SourcesSetup
{
    public static IServiceCollection AddSources(this IServiceCollection services)
    {
        services.AddOptions<ImportOptions>().BindConfiguration("Import")
            .Validate(o => o is { MaxFileBytes: > 0, MaxFiles: > 0 }, "Import:MaxFileBytes and Import:MaxFiles must be positive.")
            .ValidateOnStart();
        return services
            .AddSingleton<ImportWorker>()
            .AddSingleton<ImportStaging>()
            .AddScoped<ImportRun>()
            .AddScoped<ImportService>()
            .AddScoped<SourcesService>()
            .AddScoped<WithdrawalService>()
            .AddScoped<SearchExportService>()
            .AddSingleton<IRecordSetSource, DecidedSets>();
    }

    public static void MapSources(this RouteGroupBuilder review)
    {
        review.MapImports();
        review.MapSearchExports();
    }
}
