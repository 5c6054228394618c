using ScopingReview.Web.Features.Records.Exporting;
using ScopingReview.Web.Features.Records.Saved;
using ScopingReview.Web.Features.Records.Selecting;
using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Features.Records;

internal static class RecordsSetup
{
    public static IServiceCollection AddRecords(this IServiceCollection services) => services
        .AddScoped<RecordsService>()
        .AddScoped<RecordService>()
        .AddScoped<RecordSourcesService>()
        .AddScoped<RecordExportService>()
        .AddScoped<BulkLabelService>()
        .AddScoped<SavedFilterService>()
        .AddSingleton<ExportTurns>()
        .AddSingleton<RecordSets>()
        .AddSingleton<RecordLists>();

    public static void MapRecords(this RouteGroupBuilder review)
        => review.MapRecordExports();
}
