using System.Data;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Shared.ReviewQueries;

internal static class Snapshots
{
    /// <summary>
    /// All queries until it is disposed see the same moment: a decision made in between would leave numbers that do not add up.
    /// Within the transaction of a caller, as when a list is written to a file, that one's moment holds.
    /// </summary>
    public static async Task<IAsyncDisposable> BeginSnapshotAsync(this ReviewDbContext db, CancellationToken cancellationToken)
        => db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken) : new WithinCallers();

    private sealed class WithinCallers : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
