using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ScopingReview.Web.Data;

internal static class DataSetup
{
    private const string MaxAutoPrepare = "Max Auto Prepare";

    public static IServiceCollection AddReviewDatabase(this IServiceCollection services, string connectionString)
    {
        var prepared = LeavingCancelledConnections(PreparingRepeatedQueries(connectionString));
        return services
            .AddSingleton(TimeProvider.System)
            .AddDbContextFactory<ReviewDbContext>(options => options
                .UseNpgsql(prepared)
                // A failed command throws, and what throws is logged once where it is caught. (EF also tries the migrations table of an empty database.)
                .ConfigureWarnings(warnings => warnings
                    .Log((RelationalEventId.CommandError, LogLevel.Debug))
                    // Records of withdrawn imports are left out wherever a query meets them, which is what is wanted.
                    .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)));
    }

    /// <summary>
    /// The wide counts of the navigation take PostgreSQL longer to plan (125 ms) than to run (25 ms at 200 records): what a connection asks again and again is planned
    /// once. Whoever hosts behind a pooler that cannot keep prepared statements says so in the connection string, which is left as it is.
    /// </summary>
    private static string PreparingRepeatedQueries(string connectionString)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return said.ContainsKey(MaxAutoPrepare) || said.ContainsKey("MaxAutoPrepare")
            ? connectionString
            : new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 }.ConnectionString;
    }

    /// <summary>
    /// A query that is called off ends its connection. Waiting for the server's answer would keep it, but on a busy machine the sign to cancel can come so late that it
    /// hits what somebody else asks on the same connection next.
    /// </summary>
    private static string LeavingCancelledConnections(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { CancellationTimeout = -1 }.ConnectionString;
}
