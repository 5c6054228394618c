using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Shared.Records;

/// <summary>The records behind a number.</summary>
/// <param name="Title">What the number counts, as a heading.</param>
/// <param name="Records">The records; their count is the number.</param>
public sealed record RecordSet(string Title, IQueryable<ReviewRecord> Records);

/// <summary>
/// A feature that shows numbers says which records are behind them: the count and the list are made of one query. Each is registered by its
/// feature.
/// </summary>
public interface IRecordSetSource
{
    /// <summary>The set, or null where the key is not one of this feature's, or names what does not exist.</summary>
    Task<RecordSet?> FindAsync(ReviewDbContext db, ReviewVisibility visibility, string key, CancellationToken cancellationToken);
}
