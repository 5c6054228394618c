using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data;

/// <summary>
/// What is done to a review by one person at a time. Held until the transaction ends, by whichever instance of the application.
/// </summary>
internal static class ReviewLock
{
    /// <summary>
    /// Of two who plan, divide or regroup at once, the second waits and then sees what the first has made. Votes do not wait: what they
    /// write refers to the review and goes well with this lock.
    /// </summary>
    public static Task LockReviewAsync(this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.Database.ExecuteSqlAsync($"select 1 from reviews where id = {reviewId} for no key update", cancellationToken);

    /// <summary>
    /// For what reads all records of a review and writes what follows from them: numbering at import, and duplicate links. Waits for the
    /// lock.
    /// </summary>
    public static Task LockRecordsAsync(this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({reviewId.ToString()}, 1))", cancellationToken);

    /// <summary>Takes that lock if it is free: for a person who should rather be told than wait.</summary>
    public static Task<bool> TryLockRecordsAsync(this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock(hashtextextended({reviewId.ToString()}, 1)) as \"Value\"")
            .SingleAsync(cancellationToken);
}
