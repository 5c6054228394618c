using ScopingReview.Web.Features.Conflicts.Comments;

namespace ScopingReview.Web.Features.Conflicts;

internal static class ConflictsSetup
{
    public static IServiceCollection AddConflicts(this IServiceCollection services) => services
        .AddScoped<ConflictListService>()
        .AddScoped<ConflictService>()
        .AddScoped<ConflictCommentService>();
}
