using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ScopingReview.Web.Demo;

/// <summary>
/// While the demo is filled, its hundreds of commits do not wait for the disk one by one; the last one, made in the present again, waits
/// for all. A crash in between leaves less of a half-filled review, which is set aside in any case.
/// </summary>
internal sealed class DemoCommits(DemoClock clock) : DbConnectionInterceptor
{
    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!clock.IsInThePast)
            return;
        await using var command = connection.CreateCommand();
        // Ends with the session: the pool does not reset its connections, so that those of the past are cleared from it (DemoReview).
        command.CommandText = "set synchronous_commit = off";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
