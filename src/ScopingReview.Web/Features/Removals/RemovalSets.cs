using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Removals;

/// <summary>The lists behind the numbers of removals.</summary>
internal static class RemovalSets
{
    /// <summary>Begins the keys of a batch's list, and is the list of all.</summary>
    public const string Removed = "removed-before-screening";

    public static string OfBatch(Guid batch) => $"{Removed}/{batch}";

    /// <summary>The set, or null when there is none of that key.</summary>
    public static async Task<RecordSet?> ResolveAsync(ReviewDbContext db, Membership me, string key, CancellationToken cancellationToken)
    {
        var records = db.Records.Where(r => r.ReviewId == me.ReviewId);
        if (key == Removed)
            return new RecordSet("Removed before screening", records.Where(r => db.RemovedRecords.Any(x => x.RecordId == r.Id && x.SupersededAt == null)));
        if (!Guid.TryParse(key[(Removed.Length + 1)..], out var id))
            return null;
        var batch = await db.RemovalBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.ReviewId == me.ReviewId, cancellationToken);
        return batch is null ? null : new RecordSet(
            $"Removed before screening {batch.Kind.InWords(batch.Detail)}",
            records.Where(r => db.RemovedRecords.Any(x => x.BatchId == id && x.RecordId == r.Id && x.SupersededAt == null)));
    }
}
