using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Removals;

/// <summary>What was removed before screening: for every member, since it tells nothing of votes.</summary>
public sealed class RemovalListService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    /// <summary>All batches, the newest first.</summary>
    public async Task<RemovalsView> ListAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var marks = Marks(db, reviewId);
        var batches = await db.RemovalBatches.Where(b => b.ReviewId == reviewId).OrderByDescending(b => b.At).ThenByDescending(b => b.Id)
            .Select(b => new
            {
                Batch = b,
                Removed = marks.Count(r => r.BatchId == b.Id && r.SupersededAt == null),
                Duplicates = marks.Count(r => r.BatchId == b.Id && r.SupersededAt == null
                    && db.DuplicateLinks.Current().Any(l => l.DuplicateId == r.RecordId)),
                TakenBack = marks.Count(r => r.BatchId == b.Id && r.SupersededAt != null),
                By = db.Users.Where(u => u.Id == b.ById).Select(u => u.DisplayName).FirstOrDefault() ?? "",
                Last = db.RemovedRecords.Where(r => r.BatchId == b.Id && r.SupersededAt != null).OrderByDescending(r => r.SupersededAt)
                    .Select(r =>
                        new
                        {
                            r.SupersededAt,
                            By = db.Users.Where(u => u.Id == r.SupersededById).Select(u => u.DisplayName).FirstOrDefault()
                        })
                    .FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return new RemovalsView(
            [.. batches.Select(b => new RemovalBatchView(
                b.Batch.Id, b.Batch.Kind, b.Batch.Detail, b.Batch.Selection, b.Removed, b.Duplicates, b.TakenBack, b.By, b.Batch.At,
                b.Last?.By, b.Last?.SupersededAt))],
            me);
    }

    /// <summary>The removals of one record; null if there is none of this number.</summary>
    public async Task<RecordRemoval?> OfRecordAsync(Guid reviewId, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var record = db.Records.Where(r => r.ReviewId == reviewId && r.Number == number);
        if (await record.Select(r => (Guid?)r.Id).SingleOrDefaultAsync(cancellationToken) is not { } id)
            return null;
        var all = Marks(db, reviewId);
        var marks = await all.Where(r => r.RecordId == id).OrderByDescending(r => r.SupersededAt == null).ThenByDescending(r => r.Batch!.At)
            .Select(r => new RecordRemovalMark(
                r.BatchId, r.Batch!.Kind, r.Batch.Detail, all.Count(x => x.BatchId == r.BatchId && x.SupersededAt == null),
                db.Users.Where(u => u.Id == r.Batch.ById).Select(u => u.DisplayName).FirstOrDefault() ?? "", r.Batch.At,
                db.Users.Where(u => u.Id == r.SupersededById).Select(u => u.DisplayName).FirstOrDefault(), r.SupersededAt))
            .ToListAsync(cancellationToken);
        var isDuplicate = await db.DuplicateLinks.Current().AnyAsync(l => l.DuplicateId == id, cancellationToken);
        return new RecordRemoval(isDuplicate, marks, me);
    }

    /// <summary>All marks, those on records of withdrawn imports left out, as the lists have them.</summary>
    private static IQueryable<RemovedRecord> Marks(ReviewDbContext db, Guid reviewId)
        => db.RemovedRecords.Where(x => x.ReviewId == reviewId && db.Records.Any(r => r.Id == x.RecordId));
}
