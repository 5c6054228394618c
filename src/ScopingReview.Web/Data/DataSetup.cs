using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data;

internal static class DataSetup
{
    public static IServiceCollection AddReviewDatabase(this IServiceCollection services, string connectionString)
        => services
            .AddSingleton(TimeProvider.System)
            .AddDbContextFactory<ReviewDbContext>(options => options.UseNpgsql(connectionString));
}
