using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Duplicates.Overlap;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Records.Exporting;
using ScopingReview.Web.Features.Removals;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Features.Sources.Searches;
using ScopingReview.Web.Features.Sources.Withdrawing;

namespace ScopingReview.Web.Features.Sources;

internal static class SourcesSetup
{
    /// <summary>From sources over import and duplicates to the table of records.</summary>
    public static IServiceCollection AddSources(this IServiceCollection services)
    {
        services.AddOptions<ImportOptions>().BindConfiguration("Import")
            .Validate(o => o is { MaxFileBytes: > 0, MaxFiles: > 0 }, "Import:MaxFileBytes and Import:MaxFiles must be positive.")
            .ValidateOnStart();
        return services
            .AddSingleton<ImportDesk>()
            .AddScoped<ImportRun>()
            .AddScoped<ImportService>()
            .AddScoped<SourcesService>()
            .AddScoped<WithdrawalService>()
            .AddScoped<SearchExportService>()
            .AddDuplicates()
            .AddScoped<RecordsService>()
            .AddScoped<RecordService>()
            .AddScoped<RecordExportService>()
            .AddSingleton<ExportTurns>()
            .AddScoped<RemovalService>()
            .AddScoped<RemovalListService>();
    }

    public static void MapSources(this RouteGroupBuilder review)
    {
        review.MapSearchExports();
        review.MapRecordExports();
        review.MapOverlap();
    }
}
