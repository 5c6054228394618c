using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Duplicates.Linking;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Sources.Withdrawing;

/// <summary>What the withdrawal of an import would take back.</summary>
/// <param name="Decided">Records that somebody has worked on: with any, the import stays.</param>
/// <param name="Assignments">Readings that are assigned and end.</param>
/// <param name="Duplicates">Of its records, those that are duplicates of another.</param>
/// <param name="Freed">Records of other imports that are duplicates of one of its records now.</param>
/// <param name="Drawn">A sample was drawn from a frame that holds its records.</param>
public sealed record WithdrawalEffects(
    string FileName, string Source, int Records, int Decided, int Assignments, int Duplicates, int Freed, bool Drawn)
{
    /// <summary>The numbers are kept from a lead who is still reading: they would tell which records somebody else has read.</summary>
    public bool HidesNumbers { get; init; }

    /// <summary>Why the import stays; null when it can be withdrawn.</summary>
    public string? Refusal => Decided == 0 ? null
        : HidesNumbers
        ? string.Create(CultureInfo.InvariantCulture,
            $"Some of its {Records:N0} records have been worked on (a vote, a decision, a step of retrieval, a full text or a study), so the import stays. Nothing was changed.")
        : string.Create(CultureInfo.InvariantCulture,
            $"{Decided:N0} of its {Records:N0} records {(Decided == 1 ? "has" : "have")} been worked on (a vote, a resolution, a step of retrieval, a full text or a study), so the import stays. Nothing was changed.");
}

/// <summary>Takes an import back: its records leave every list and number, and nothing is deleted.</summary>
public sealed class WithdrawalService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const string Gone = "This import no longer exists, or has already been withdrawn.";

    /// <summary>What withdrawing would do; null when there is no such import, or it is withdrawn.</summary>
    public async Task<WithdrawalEffects?> LookAsync(Guid reviewId, Guid importId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        return await EffectsAsync(db, me, importId, cancellationToken);
    }

    /// <summary>
    /// Withdraws an import on whose records nobody has worked. All of it in one transaction, with no vote between look and deed.
    /// </summary>
    public async Task<OperationResult> WithdrawAsync(Guid reviewId, Guid importId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.TryLockRecordsAsync(reviewId, cancellationToken))
            return OperationResult.Refused("Records are being imported or merged right now. Nothing was changed; try again in a moment.");
        await LockAsync(db, reviewId, importId, cancellationToken);
        if (await EffectsAsync(db, me, importId, cancellationToken) is not { } effects)
            return OperationResult.Refused(Gone);
        if (effects.Refusal is { } refusal)
            return OperationResult.Refused(refusal);

        var now = clock.GetUtcNow();
        var ids = db.Records.IgnoreQueryFilters().Where(r => r.ImportId == importId).Select(r => r.Id);
        await db.Assignments.Where(a => ids.Contains(a.RecordId)).SupersedeAsync(me.UserId, now, cancellationToken);
        var freed = await DissolveAsync(db, me, now, ids, cancellationToken);
        await BulkIndexing.BeginAsync(db, cancellationToken);
        await db.Records.Where(r => r.ImportId == importId)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.WithdrawnAt, now), cancellationToken);
        await BulkIndexing.SortAsync(db, cancellationToken);
        await BulkIndexing.EndAsync(db, cancellationToken);
        await db.Imports.Where(i => i.Id == importId)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.WithdrawnAt, now).SetProperty(x => x.WithdrawnById, me.UserId),
                cancellationToken);
        db.Record(me, now, "import.withdrawn", effects.FileName,
            string.Create(CultureInfo.InvariantCulture, $"{effects.Records} records from {effects.Source}"),
            string.Create(CultureInfo.InvariantCulture,
                $"{effects.Assignments} assignments and {effects.Duplicates + effects.Freed} duplicate links ended"));
        await db.SaveChangesAsync(cancellationToken);
        await new DuplicateLinker(db, me, now).RunAsync(freed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>
    /// Ends the clusters that a record of the import belongs to, with all that was carried in them. What is left of them is compared anew:
    /// their twins may be twins of each other, or may have been together through the withdrawn record alone.
    /// </summary>
    /// <returns>The records of these clusters that stay.</returns>
    private static async Task<HashSet<Guid>> DissolveAsync(
        ReviewDbContext db, Membership me, DateTimeOffset now, IQueryable<Guid> withdrawn, CancellationToken cancellationToken)
    {
        var current = db.DuplicateLinks.Current().Where(l => l.ReviewId == me.ReviewId);
        var kept = await current.Where(l => withdrawn.Contains(l.DuplicateId) || withdrawn.Contains(l.KeptId)).Select(l => l.KeptId)
            .Distinct().ToArrayAsync(cancellationToken);
        var clusters = current.Where(l => kept.Contains(l.KeptId));
        var duplicates = await clusters.Select(l => l.DuplicateId).ToArrayAsync(cancellationToken);
        var carried = new MergeCarryOver(db, me, now);
        await carried.TakeBackAsync(await carried.LockAffectedAsync(kept, duplicates, cancellationToken), cancellationToken);
        await clusters.SupersedeAsync(me.UserId, now, cancellationToken);
        Guid[] members = [.. kept, .. duplicates];
        return await db.Records.Where(r => members.Contains(r.Id) && !withdrawn.Contains(r.Id)).Select(r => r.Id)
            .ToHashSetAsync(cancellationToken);
    }

    /// <summary>
    /// No draw, no vote and no other entry on these records until the end: a draw locks the review, a vote its reader's assignment, and
    /// whatever else is stored for a record shares a lock on it.
    /// </summary>
    private static async Task LockAsync(ReviewDbContext db, Guid reviewId, Guid importId, CancellationToken cancellationToken)
    {
        await db.LockReviewAsync(reviewId, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            select 1 from assignments
            where review_id = {reviewId} and superseded_at is null and record_id in (select id from records where review_id = {reviewId} and import_id = {importId})
            order by id for update
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"select 1 from records where review_id = {reviewId} and import_id = {importId} order by id for update", cancellationToken);
    }

    private static async Task<WithdrawalEffects?> EffectsAsync(
        ReviewDbContext db, Membership me, Guid importId, CancellationToken cancellationToken)
    {
        var reviewId = me.ReviewId;
        var hides = (await db.VisibilityAsync(me, cancellationToken)).IsBlind;
        var import = await db.Imports.Where(i => i.Id == importId && i.ReviewId == reviewId && i.WithdrawnAt == null)
            .Select(i => new { i.FileName, Source = i.Source!.Name }).SingleOrDefaultAsync(cancellationToken);
        if (import is null)
            return null;
        var records = db.Records.Where(r => r.ReviewId == reviewId && r.ImportId == importId);
        var ids = records.Select(r => r.Id);
        var links = db.DuplicateLinks.Current().Where(l => l.ReviewId == reviewId);
        var numbers = await records.GroupBy(_ => 1)
            .Select(g => new { First = g.Min(r => r.Number), Last = g.Max(r => r.Number), Count = g.Count() })
            .SingleOrDefaultAsync(cancellationToken);
        return new WithdrawalEffects(
            import.FileName, import.Source, numbers?.Count ?? 0,
            hides ? Convert.ToInt32(await db.DecidedOf(reviewId, importId).AnyAsync(cancellationToken))
                : await db.DecidedOf(reviewId, importId).CountAsync(cancellationToken),
            hides ? 0 : await db.Assignments.Current()
                .CountAsync(a => a.ReviewId == reviewId && ids.Contains(a.RecordId), cancellationToken),
            await links.CountAsync(l => ids.Contains(l.DuplicateId), cancellationToken),
            await links.CountAsync(l => ids.Contains(l.KeptId) && !ids.Contains(l.DuplicateId), cancellationToken),
            // The records of an import are numbered without a gap.
            numbers is not null
                && await db.Draws.AnyAsync(d => d.ReviewId == reviewId
                    && d.FrameNumbers.Any(n => n >= numbers.First && n <= numbers.Last), cancellationToken))
        {
            HidesNumbers = hides,
        };
    }
}
