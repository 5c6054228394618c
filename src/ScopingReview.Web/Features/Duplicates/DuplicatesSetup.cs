using ScopingReview.Web.Features.Duplicates.Judging;
using ScopingReview.Web.Features.Duplicates.Overlap;
using ScopingReview.Web.Features.Duplicates.Running;
using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Features.Duplicates;

internal static class DuplicatesSetup
{
    public static IServiceCollection AddDuplicates(this IServiceCollection services) => services
        .AddSingleton<DuplicateRuns>()
        .AddScoped<DuplicateRunner>()
        .AddScoped<DuplicateRunService>()
        .AddScoped<DuplicatesService>()
        .AddScoped<DuplicateQueueService>()
        .AddScoped<BulkMergeService>()
        .AddScoped<OverlapService>()
        .AddScoped<PairService>()
        .AddSingleton<IRecordSetSource, OverlapSets>();

    public static void MapDuplicates(this RouteGroupBuilder review)
        => review.MapOverlap();
}
