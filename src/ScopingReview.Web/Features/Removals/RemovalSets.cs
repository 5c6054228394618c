using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.ImportDecisions;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Importing;

namespace ScopingReview.Web.Features.Removals;

/// <summary>The lists behind the numbers of removals.</summary>
internal sealed class RemovalSets : IRecordSetSource
{
    /// <summary>Begins the keys of a batch's list, and is the list of all.</summary>
    public const string Removed = "removed-before-screening";

    public static string OfBatch(Guid batch) => $"{Removed}/{batch}";

    public async Task<RecordSet?> FindAsync(
        ReviewDbContext db, ReviewVisibility visibility, string key, CancellationToken cancellationToken)
    {
        if (key != Removed && !key.StartsWith(Removed + "/", StringComparison.Ordinal))
            return null;
        var me = visibility.Me;
        var records = db.Records.Where(r => r.ReviewId == me.ReviewId);
        if (key == Removed)
            return new RecordSet("Removed before screening", records.Where(r => db.RemovedRecords.Current().Any(x => x.RecordId == r.Id)));
        if (!Guid.TryParse(key[(Removed.Length + 1)..], out var id))
            return null;
        var batch = await db.RemovalBatches.AsNoTracking()
            .SingleOrDefaultAsync(b => b.Id == id && b.ReviewId == me.ReviewId, cancellationToken);
        return batch is null ? null : new RecordSet(
            $"Removed before screening {batch.Kind.InWords(batch.Detail)}",
            records.Where(r => db.RemovedRecords.Current().Any(x => x.BatchId == id && x.RecordId == r.Id)));
    }
}
