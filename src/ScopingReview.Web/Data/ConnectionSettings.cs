using Npgsql;

namespace ScopingReview.Web.Data;

/// <summary>How the workbench uses its connections, where the connection string does not say otherwise.</summary>
internal static class ConnectionSettings
{
    /// <summary>
    /// More at once would not be answered sooner. Two hundred readers who fetched their next records in the same half minute opened a
    /// hundred connections on two cores: each had to plan everything anew, the application no longer came to run beside them, and votes
    /// waited for up to 20 seconds. For the same reason none is closed for being idle: Npgsql would do so every five minutes, and those who
    /// come next would pay for new ones.
    /// </summary>
    public const int MostConnections = 20;

    public static string For(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // A query that is called off ends its connection, unless PostgreSQL answers first (FailedStatements). Waiting for its answer
            // would keep it, but on a busy machine the sign to cancel can come so late that it hits what somebody else asks on the same
            // connection next.
            CancellationTimeout = -1,
            // What is prepared could not be forgotten on connections that several ask at once (FailedStatements).
            Multiplexing = false,
        };
        // Nothing here changes a session (locks and settings are a transaction's own; the demo clears its sessions), so that there is
        // nothing to reset: Npgsql would send seven statements with whatever a connection is asked first by the next who gets it.
        if (!settings.ShouldSerialize("No Reset On Close"))
            settings.NoResetOnClose = true;
        // The wide counts of the navigation take PostgreSQL longer to plan (125 ms) than to run (25 ms at 200 records): what a connection
        // asks again and again is planned once. Whoever hosts behind a pooler that cannot keep prepared statements says so in the
        // connection string.
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (100, 2);
        if (!settings.ShouldSerialize("Maximum Pool Size"))
            settings.MaxPoolSize = Math.Max(MostConnections, settings.MinPoolSize);
        if (!settings.ShouldSerialize("Minimum Pool Size"))
            settings.MinPoolSize = settings.MaxPoolSize;
        return settings.ConnectionString;
    }
}
