using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates.Judging;

/// <summary>Pairs that were accepted in one go.</summary>
/// <param name="Pairs">How many of them still stand.</param>
public sealed record AcceptedBatch(Guid Id, int Pairs, string By, DateTimeOffset At);

/// <summary>What accepting above a score would do.</summary>
/// <param name="Pairs">Pairs that would be accepted.</param>
/// <param name="Reserved">Pairs as high that have a reservation.</param>
public sealed record BulkLook(int Pairs, int Reserved, double Highest, IReadOnlyList<AcceptedBatch> Batches);

/// <summary>Accepts all waiting pairs above a score, and takes that back. For leads: it changes what everybody screens.</summary>
public sealed class BulkMergeService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public async Task<BulkLook> LookAsync(
        Guid reviewId, double fromScore, bool withReservations, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var open = db.OpenDuplicateCandidates.Where(c => c.ReviewId == reviewId);
        var batches = await db.DuplicateJudgements.Current().Where(j => j.ReviewId == reviewId && j.BatchId != null)
            .GroupBy(j => new { j.BatchId, j.ById })
            .Select(g => new { g.Key.BatchId, g.Key.ById, Pairs = g.Count(), At = g.Min(j => j.At) })
            .OrderByDescending(g => g.At).Take(10)
            .Select(g =>
                new AcceptedBatch(g.BatchId!.Value, g.Pairs, db.Users.Where(u => u.Id == g.ById).Select(u => u.DisplayName).FirstOrDefault()
                    ?? "", g.At))
            .ToListAsync(cancellationToken);
        return new BulkLook(
            await Fitting(open, fromScore, withReservations).CountAsync(cancellationToken),
            await open.CountAsync(c => c.Score >= fromScore && c.Reservations.Length > 0, cancellationToken),
            await open.MaxAsync(c => (double?)c.Score, cancellationToken) ?? 0,
            batches);
    }

    /// <summary>Accepts the pairs as one batch that can be undone as a whole.</summary>
    /// <param name="expected">How many the person was shown: with another number now, nothing is done.</param>
    public async Task<OperationResult<int>> AcceptAsync(
        Guid reviewId, double fromScore, bool withReservations, int expected, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.TryLockRecordsAsync(reviewId, cancellationToken))
            return OperationResult.Refused<int>(DuplicatesService.Busy);
        var pairs = await Fitting(db.OpenDuplicateCandidates.Where(c => c.ReviewId == reviewId), fromScore, withReservations)
            .Select(c => new { c.RecordAId, c.RecordBId }).ToListAsync(cancellationToken);
        if (pairs.Count != expected)
            return OperationResult.Refused<int>(
                string.Create(CultureInfo.InvariantCulture,
                    $"There are {pairs.Count:N0} such pairs now, not {expected:N0}: some were reviewed, or new records were imported. Nothing was changed; check again."));
        var now = clock.GetUtcNow();
        var accepted =
            await new DuplicateReviewWriter(db, me, now).AcceptAsync([.. pairs.Select(p => (p.RecordAId, p.RecordBId))],
                Guid.CreateVersion7(), cancellationToken);
        db.Record(me, now, "duplicates.accepted",
            string.Create(CultureInfo.InvariantCulture,
                $"score {fromScore:0.##} and above{(withReservations ? ", including pairs with a warning" : "")}"), newValue: string.Create(
                    CultureInfo.InvariantCulture, $"{accepted} pairs"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(accepted);
    }

    /// <summary>
    /// Takes a batch back; pairs of it that somebody judged anew since stay as judged. Returns how many pairs wait again.
    /// </summary>
    public async Task<OperationResult<int>> UndoAsync(Guid reviewId, Guid batchId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.TryLockRecordsAsync(reviewId, cancellationToken))
            return OperationResult.Refused<int>(DuplicatesService.Busy);
        var standing = await db.DuplicateJudgements.AsNoTracking().Current().Where(j => j.ReviewId == reviewId && j.BatchId == batchId)
            .ToListAsync(cancellationToken);
        if (standing.Count == 0)
            return OperationResult.Refused<int>("This has already been undone.");
        var now = clock.GetUtcNow();
        await new DuplicateReviewWriter(db, me, now).TakeBackAsync(standing, cancellationToken);
        db.Record(me, now, "duplicates.accepted-undone", $"{standing.Count} pairs");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(standing.Count);
    }

    private static IQueryable<OpenDuplicateCandidate> Fitting(
        IQueryable<OpenDuplicateCandidate> open, double fromScore, bool withReservations)
        => open.Where(c => c.Score >= fromScore && (withReservations || c.Reservations.Length == 0));
}
