using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.ImportDecisions;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Removals;

/// <summary>
/// Removes records before screening, by automation tools or for other reasons (PRISMA 2020), and takes that back. Nothing that was said of
/// them is touched.
/// </summary>
public sealed class RemovalService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock, RecordLists lists)
{
    private const int LongestDetail = 200;
    private const int NumbersInAudit = 20;
    private const string Busy = "Records are being imported or merged right now. Nothing was changed; try again in a moment.";
    private const string Nothing = "There is nothing to remove: these records are duplicates, or removed before screening already.";
    private const string NoList = "This list of records no longer exists. Nothing was changed.";

    /// <summary>
    /// What removing the records of a list would do: all of it, whatever page is shown. A record of its own is the list of its number.
    /// </summary>
    public async Task<OperationResult<RemovalEffects>> LookAsync(
        Guid reviewId, RecordQuery query, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await LockAsync(db, reviewId, cancellationToken))
            return OperationResult.Refused<RemovalEffects>(Busy);
        return await RemovalPlan.ReadAsync(db, await db.VisibilityAsync(me, cancellationToken), lists, query, cancellationToken) is { } plan
            ? OperationResult.Of(plan.Effects)
            : OperationResult.Refused<RemovalEffects>(NoList);
    }

    /// <summary>Removes the unique records of a list that are not removed yet, in one batch.</summary>
    /// <param name="expected">How many the preview said it would be: if it is another number by now, nothing is done.</param>
    /// <returns>The batch.</returns>
    public async Task<OperationResult<Guid>> RemoveAsync(
        Guid reviewId, RecordQuery query, RemovalReason reason, int expected, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var detail = PostgresText.Of(reason.Detail).Trim();
        if (Problem(reason.Kind, detail) is { } problem)
            return OperationResult.Refused<Guid>(problem);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await LockAsync(db, reviewId, cancellationToken))
            return OperationResult.Refused<Guid>(Busy);
        if (await RemovalPlan.ReadAsync(db, await db.VisibilityAsync(me, cancellationToken), lists, query,
            cancellationToken) is not { } plan)
            return OperationResult.Refused<Guid>(NoList);
        if (plan.Records.Count == 0)
            return OperationResult.Refused<Guid>(Nothing);
        if (plan.Records.Count != expected)
            return OperationResult.Refused<Guid>(Changed(plan.Records.Count));

        Guid[] ids = [.. plan.Records.Select(record => record.Id)];
        // A vote holds its reader's assignment while it is stored; one that comes after this is refused.
        await db.Database.ExecuteSqlAsync(
            $"select 1 from assignments where record_id = any({ids}) and superseded_at is null order by id for update", cancellationToken);
        var now = clock.GetUtcNow();
        var batch = new RemovalBatch
        {
            ReviewId = reviewId,
            Kind = reason.Kind,
            Detail = detail,
            Selection = plan.Selection,
            ById = me.UserId,
            At = now,
        };
        db.RemovalBatches.Add(batch);
        db.Record(me, now, "records.removed-before-screening", $"{RemovalDisplayText.Records(ids.Length)}, {batch.Kind.InWords(detail)}",
            newValue: $"{plan.Selection}: {Numbers(plan.Records.Select(r => r.Number))}");
        await db.SaveChangesAsync(cancellationToken);
        await db.MarkRemovedAsync(batch, ids, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(batch.Id);
    }

    /// <summary>Takes a removal back, the whole batch or one record of it: everything counts again as it did before.</summary>
    /// <param name="number">The record; null for all that are still removed.</param>
    /// <returns>How many records were taken back.</returns>
    public async Task<OperationResult<int>> TakeBackAsync(
        Guid reviewId, Guid batchId, int? number = null, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await LockAsync(db, reviewId, cancellationToken))
            return OperationResult.Refused<int>(Busy);
        var batch = await db.RemovalBatches.AsNoTracking()
            .SingleOrDefaultAsync(b => b.Id == batchId && b.ReviewId == reviewId, cancellationToken);
        var removed = db.RemovedRecords.Current()
            .Where(r => r.BatchId == batchId && r.ReviewId == reviewId && (number == null || r.Record!.Number == number));
        var numbers = await removed.OrderBy(r => r.Record!.Number).Select(r => r.Record!.Number).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (batch is null || await removed.SupersedeAsync(me.UserId, now, cancellationToken) == 0)
            return OperationResult.Refused<int>("This has already been restored.");
        db.Record(me, now, "removal.taken-back", $"{RemovalDisplayText.Records(numbers.Count)}, {batch.Kind.InWords(batch.Detail)}",
            oldValue: Numbers(numbers));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(numbers.Count);
    }

    /// <summary>No import, merge or draw until the transaction ends; false where one is under way.</summary>
    private static async Task<bool> LockAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        if (!await db.TryLockRecordsAsync(reviewId, cancellationToken))
            return false;
        await db.LockReviewAsync(reviewId, cancellationToken);
        return true;
    }

    private static string? Problem(RemovalBeforeScreening kind, string detail) => (kind, detail.Length) switch
    {
        (RemovalBeforeScreening.Automation, 0) => "Name the tool, with its version if it has one: PRISMA requires it.",
        (RemovalBeforeScreening.Other, 0) => "Say why these records are removed: the flow diagram names the reason.",
        (RemovalBeforeScreening.Automation or RemovalBeforeScreening.Other, > LongestDetail)
            => $"That is longer than {LongestDetail} characters. Shorten it: it appears in the flow diagram.",
        (RemovalBeforeScreening.Automation or RemovalBeforeScreening.Other, _) => null,
        _ => "Choose whether automation tools removed the records, or there was another reason.",
    };

    private static string Changed(int records)
        => $"The list has changed in the meantime: it would be {RemovalDisplayText.Records(records)} now. Nothing was changed; check the effects again.";

    private static string Numbers(IEnumerable<int> numbers)
    {
        var all = numbers.Select(RecordNumber.Format).ToList();
        return string.Join(", ", all.Take(NumbersInAudit))
            + (all.Count > NumbersInAudit ? string.Create(CultureInfo.InvariantCulture, $" and {all.Count - NumbersInAudit:N0} more") : "");
    }
}
