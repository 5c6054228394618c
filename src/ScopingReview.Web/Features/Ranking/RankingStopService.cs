using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Ranking;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Ranking;

/// <summary>What stopping would do now.</summary>
/// <param name="LeftUnread">Records that nobody has read: they would be removed as ineligible by automation tools.</param>
/// <param name="Excluded">Of the sample's records that no first reviewer has read, those that the second reviewer excluded; they count as
/// excluded.</param>
/// <param name="Included">Those that the second reviewer included: they go on to full text.</param>
/// <param name="Maybe">Those left at maybe: they go to the lead, unless a maybe counts as include.</param>
public sealed record StopEffects(int LeftUnread, int Excluded, int Included, int Maybe, ControlSet Sample)
{
    public int BySecondAlone => Excluded + Included + Maybe;
}

/// <summary>
/// Stops the reading of titles and abstracts in the order of priority screening, and resumes it. Nothing is deleted: what nobody read is
/// removed before screening in a batch, and the sample's records that no first reviewer read are asked of the second reviewer alone.
/// </summary>
public sealed class RankingStopService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;
    private const string Busy = "Records are being imported or merged right now. Nothing was changed; try again in a moment.";

    /// <summary>The effects in numbers; refused with what is missing.</summary>
    public async Task<OperationResult<StopEffects>> LookAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var plan = await ReadAsync(db, await db.VisibilityAsync(me, cancellationToken), cancellationToken);
        return plan.Value is { } ready ? OperationResult.Of(ready.Effects) : OperationResult.Refused<StopEffects>(plan.Message!);
    }

    /// <param name="expected">How many unread records the preview named: if it is another number by now, nothing is done.</param>
    public async Task<OperationResult> StopAsync(Guid reviewId, int expected, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.TryLockRecordsAsync(reviewId, cancellationToken))
            return OperationResult.Refused(Busy);
        await db.LockReviewAsync(reviewId, cancellationToken);
        // A vote holds its reader's assignment while it is stored; one that comes after this is refused, or counted.
        await db.Database.ExecuteSqlAsync(
            $"select 1 from assignments where review_id = {reviewId} and stage = 'TitleAbstract' and superseded_at is null order by id for update", cancellationToken);
        var plan = await ReadAsync(db, await db.VisibilityAsync(me, cancellationToken), cancellationToken);
        if (plan.Value is not { } ready)
            return OperationResult.Refused(plan.Message!);
        var effects = ready.Effects;
        if (effects.LeftUnread != expected)
            return OperationResult.Refused(string.Create(CultureInfo.InvariantCulture,
                $"It would be {effects.LeftUnread:N0} unread records now. Nothing was changed; check the effects again."));
        var now = clock.GetUtcNow();
        var batch = new RemovalBatch
        {
            ReviewId = reviewId,
            Kind = RemovalBeforeScreening.Automation,
            Detail = $"priority screening, {RankingDisplayText.ShortName(ready.Model)}",
            Selection = "Not read when reading in the order of priority screening was stopped",
            ById = me.UserId,
            At = now,
        };
        db.RemovalBatches.Add(batch);
        db.RankingStops.Add(new RankingStop
        {
            ReviewId = reviewId,
            BatchId = batch.Id,
            LeftUnread = effects.LeftUnread,
            BySecondAlone = effects.BySecondAlone,
            Included = effects.Included + effects.Maybe,
            Found = effects.Sample.Found,
            ById = me.UserId,
            At = now,
        });
        db.Record(me, now, "ranking.stopped", Titles.Title(), newValue: string.Create(CultureInfo.InvariantCulture,
            $"{effects.LeftUnread:N0} records that nobody read; {effects.BySecondAlone:N0} of the sample by the second reviewer alone"),
                stage: Titles);
        await db.SaveChangesAsync(cancellationToken);
        Guid[] alone = [.. ready.BySecondAlone];
        await db.MarkRemovedAsync(batch, [.. ready.Unread], cancellationToken);
        await db.Assignments.Where(a => a.ReviewId == reviewId && a.Stage == Titles && a.Position == ReviewerPosition.First
            && alone.Contains(a.RecordId))
            .SupersedeAsync(me.UserId, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>What nobody had read waits again, and first reviewers are asked for the sample's records again.</summary>
    public async Task<OperationResult> ResumeAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.TryLockRecordsAsync(reviewId, cancellationToken))
            return OperationResult.Refused(Busy);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (await db.RankingStops.AsNoTracking().Current()
            .SingleOrDefaultAsync(s => s.ReviewId == reviewId, cancellationToken) is not { } stop)
            return OperationResult.Refused("Screening has already been resumed.");
        var now = clock.GetUtcNow();
        await db.RankingStops.Where(s => s.Id == stop.Id).SupersedeAsync(me.UserId, now, cancellationToken);
        await db.RemovedRecords.Where(r => r.BatchId == stop.BatchId).SupersedeAsync(me.UserId, now, cancellationToken);
        // The assignments that the stop ended, once more; a person who has left meanwhile gets none.
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into assignments (id, recorded_at, carried_by_link_id, decision_import_id, draw_id, handover_id, position, random_order, record_id, review_id, reviewer_id, stage)
            select gen_random_uuid(), {now}, a.carried_by_link_id, a.decision_import_id, a.draw_id, a.handover_id, a.position, a.random_order, a.record_id, a.review_id, a.reviewer_id, a.stage
            from assignments a
            where a.review_id = {reviewId} and a.stage = 'TitleAbstract' and a.position = 'First' and a.superseded_at = {stop.At} and a.superseded_by_id = {stop.ById}
              and exists (select from members m where m.review_id = a.review_id and m.user_id = a.reviewer_id and m.removed_at is null)
              and not exists (select from assignments b where b.record_id = a.record_id and b.stage = a.stage and b.reviewer_id = a.reviewer_id and b.superseded_at is null)
            """, cancellationToken);
        db.Record(me, now, "ranking.resumed", Titles.Title(), stage: Titles);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    private sealed record Plan(RankingModelKind Model, IReadOnlyList<Guid> Unread, IReadOnlyList<Guid> BySecondAlone, StopEffects Effects);

    private static async Task<OperationResult<Plan>> ReadAsync(ReviewDbContext db, ReviewVisibility visibility,
        CancellationToken cancellationToken)
    {
        var reviewId = visibility.Me.ReviewId;
        if (visibility.Titles.IsBlind)
            return OperationResult.Refused<Plan>($"What the sample shows is visible only to leads who have nothing left to screen. {visibility.WhyClosed}");
        if (await db.RankingSwitchAsync(reviewId, cancellationToken) is not { IsOn: true } present)
            return OperationResult.Refused<Plan>("Priority screening is off: what is unread is no better or worse than what was read.");
        if (await db.RankingStops.Current().AnyAsync(s => s.ReviewId == reviewId, cancellationToken))
            return OperationResult.Refused<Plan>("Screening has already been stopped.");
        var (sample, waiting) = await RankingService.SampleAsync(db, reviewId, cancellationToken);
        if (sample is null)
            return OperationResult.Refused<Plan>("There is no second reviewer’s sample among the unread records, so that nothing can be said of them.");
        if (waiting > 0)
            return OperationResult.Refused<Plan>(string.Create(CultureInfo.InvariantCulture,
                $"The second reviewer has not read the whole sample yet: {waiting:N0} of it {(waiting == 1 ? "waits" : "wait")}."));
        var unread = db.UnreadByFirst(reviewId);
        var votes = await db.Decisions.Current()
            .Where(d => d.ReviewId == reviewId && d.Stage == Titles && unread.Any(r => r.Id == d.RecordId))
            .Select(d => new { d.RecordId, d.Verdict }).ToListAsync(cancellationToken);
        var read = votes.Select(vote => vote.RecordId).ToHashSet();
        var nobody = (await unread.OrderBy(r => r.Number).Select(r => r.Id).ToListAsync(cancellationToken)).Where(id => !read.Contains(id))
            .ToList();
        return OperationResult.Of(new Plan(present.Model, nobody, [.. read],
            new StopEffects(nobody.Count, votes.Count(vote => vote.Verdict == Verdict.Exclude),
            votes.Count(vote => vote.Verdict == Verdict.Include), votes.Count(vote => vote.Verdict == Verdict.Maybe), sample)));
    }
}
