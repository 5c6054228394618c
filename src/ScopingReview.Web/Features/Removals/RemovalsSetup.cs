using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Features.Removals;

internal static class RemovalsSetup
{
    public static IServiceCollection AddRemovals(this IServiceCollection services) => services
        .AddScoped<RemovalService>()
        .AddScoped<RemovalListService>()
        .AddSingleton<IRecordSetSource, RemovalSets>();
}
