using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ScopingReview.Web.Data;

internal static class DataSetup
{
    public static IServiceCollection AddReviewDatabase(this IServiceCollection services, string connectionString)
    {
        var settings = ConnectionSettings.For(connectionString);
        return services
            .AddSingleton(TimeProvider.System)
            .AddDbContextFactory<ReviewDbContext>(options => options
                .UseNpgsql(settings)
                // A failed command throws, and what throws is logged once where it is caught. (EF also tries the migrations table of an
                // empty database.)
                .ConfigureWarnings(warnings => warnings
                    .Log((RelationalEventId.CommandError, LogLevel.Debug))
                    // Records of withdrawn imports are left out wherever a query meets them, which is what is wanted.
                    .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)));
    }
}
