using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data;

/// <summary>
/// One at a time per review for what reads all of its records and writes what follows from them: numbering at import, and duplicate links.
/// Held until the transaction ends, by whichever instance of the application.
/// </summary>
internal static class ReviewLock
{
    /// <summary>Waits for the lock.</summary>
    public static Task LockAsync(this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({reviewId.ToString()}, 1))", cancellationToken);

    /// <summary>Takes the lock if it is free: for a person who should rather be told than wait.</summary>
    public static Task<bool> TryLockAsync(this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock(hashtextextended({reviewId.ToString()}, 1)) as \"Value\"").SingleAsync(cancellationToken);
}
