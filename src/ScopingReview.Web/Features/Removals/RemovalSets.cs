using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Removals;

/// <summary>The lists behind the numbers of removals.</summary>
internal static class RemovalSets
{
    /// <summary>Begins the keys of a batch's list, and is the list of all.</summary>
    public const string Removed = "removed-before-screening";

    public static string OfBatch(Guid batch) => $"{Removed}/{batch}";

    /// <summary>The records of a batch that are removed now.</summary>
    public static IQueryable<ReviewRecord> RemovedIn(this ReviewDbContext db, Guid batch)
        => db.Records.Where(r => db.RemovedRecords.Any(x => x.BatchId == batch && x.RecordId == r.Id && x.SupersededAt == null));

    /// <summary>The set, or null when there is none of that key.</summary>
    public static async Task<RecordSet?> ResolveAsync(ReviewDbContext db, Membership me, string key, CancellationToken cancellationToken)
    {
        if (key == Removed)
        {
            return new RecordSet(
                "Removed before screening", db.Records.Where(r => r.ReviewId == me.ReviewId && db.RemovedRecords.Any(x => x.RecordId == r.Id && x.SupersededAt == null)));
        }

        if (!Guid.TryParse(key[(Removed.Length + 1)..], out var id)
            || await db.RemovalBatches.Where(b => b.Id == id && b.ReviewId == me.ReviewId).Select(b => new { b.Kind, b.Detail }).SingleOrDefaultAsync(cancellationToken) is not { } batch)
        {
            return null;
        }

        return new RecordSet($"Removed before screening {batch.Kind.InWords(batch.Detail)}", db.RemovedIn(id).Where(r => r.ReviewId == me.ReviewId));
    }
}
