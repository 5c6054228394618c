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
            .AddSingleton<PastDatabase>()
            .AddDbContextFactory<ReviewDbContext>(options => options
                .UseNpgsql(settings).ConfigureWarnings(Quiet));
    }

    // A failed command throws, and what throws is logged once where it is caught. (EF also tries the migrations table of an empty
    // database.) Records of withdrawn imports are left out wherever a query meets them, which is what is wanted.
    internal static void Quiet(WarningsConfigurationBuilder warnings) => warnings
        .Log((RelationalEventId.CommandError, LogLevel.Debug))
        .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning);
}
