using ScopingReview.Web.Features.Duplicates.Judging;
using ScopingReview.Web.Features.Duplicates.Overlap;
using ScopingReview.Web.Features.Duplicates.Running;

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
        .AddScoped<PairService>();
}
