using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;

namespace ScopingReview.Web.Data;

internal static class DataSetup
{
    // The framework keeps 10,240 units, ten a query and ten a command: fewer than there are here, and what does not fit is translated
    // and compiled again each time that it is asked.
    private static readonly MemoryCache _translated = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    public static IServiceCollection AddReviewDatabase(this IServiceCollection services, string connectionString)
    {
        var settings = ConnectionSettings.For(connectionString);
        return services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<PastDatabase>()
            .AddDbContextFactory<ReviewDbContext>(options => Use(options, settings));
    }

    internal static DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString)
        => options.UseNpgsql(connectionString).UseMemoryCache(_translated).ConfigureWarnings(Quiet)
            .AddInterceptors(FailedStatements.Forgotten);

    // A failed command throws, and what throws is logged once where it is caught. (EF also tries the migrations table of an empty
    // database.) Records of withdrawn imports are left out wherever a query meets them, which is what is wanted.
    private static void Quiet(WarningsConfigurationBuilder warnings) => warnings
        .Log((RelationalEventId.CommandError, LogLevel.Debug))
        .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning);
}
