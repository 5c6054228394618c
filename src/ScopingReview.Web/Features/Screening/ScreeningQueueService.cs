using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Ranking;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Screening;

/// <summary>One's own records: those that wait, in one's random order, and those decided. Nothing of anybody else's.</summary>
public sealed class ScreeningQueueService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, RankingModels models)
{
    private const int MostAtOnce = 100;

    /// <summary>The next records that wait for one's vote.</summary>
    /// <param name="filter">Which of them, in which order; null for all in one's random order.</param>
    /// <param name="after">Place of the last record already fetched, so that the database goes on where it stopped; null for the start,
    /// "resume" for behind one's latest decision.</param>
    /// <param name="exclude">Numbers of records that the page holds already or has votes under way for.</param>
    public async Task<IReadOnlyList<ScreeningCard>> NextAsync(
        Guid reviewId, ScreeningStage stage, int take, string? after = null, IReadOnlyCollection<int>? exclude = null,
        QueueFilter? filter = null, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        filter ??= new QueueFilter();
        int[] held = [.. (exclude ?? []).Take(500)];
        var fitting = (await db.ReadableAsync(db.WaitingFor(reviewId, stage, me.UserId), me, stage, cancellationToken)).Fitting(db, filter,
            reviewId, me.UserId);
        if (filter.Order == QueueOrder.Random && await db.RankedByAsync(reviewId, stage, me.UserId, cancellationToken) is { } model)
        {
            var order = models.Latest(reviewId, me.UserId, model);
            return await db.RankedCardsAsync(held.Length == 0 ? fitting : fitting.Where(a => !held.Contains(a.Record!.Number)), order,
                Math.Clamp(take, 1, RankedQueue.MostAtOnce), held.Length, cancellationToken);
        }
        var waiting = await fitting.AfterAsync(db, reviewId, stage, me.UserId, filter.Order, after, cancellationToken);
        if (held.Length > 0)
            waiting = waiting.Where(a => !held.Contains(a.Record!.Number));
        return await db.CardsAsync(waiting.InOrder(reviewId, filter.Order).Take(Math.Clamp(take, 1, MostAtOnce)), filter.Order,
            cancellationToken);
    }

    /// <summary>One record that is assigned to the person, decided or not; null if it is not, or has become a duplicate.</summary>
    public async Task<ScreeningCard?> FindAsync(
        Guid reviewId, ScreeningStage stage, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var found = await db.ReadableAsync(Mine(db, me, stage).Where(a => a.Record!.Number == number), me, stage, cancellationToken);
        return (await db.CardsAsync(found, QueueOrder.Random, cancellationToken)).SingleOrDefault();
    }

    /// <summary>One's latest decisions, newest first: what "back" and "undo" go through after a reload.</summary>
    public async Task<IReadOnlyList<ScreeningCard>> LatestAsync(
        Guid reviewId, ScreeningStage stage, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var latest = db.MyCurrentVotes(reviewId, stage, me.UserId)
            .OrderByDescending(d => d.At).Take(Math.Clamp(take, 1, MostAtOnce))
            .Select(d => d.RecordId);
        var cards = await db.CardsAsync(
            await db.ReadableAsync(
                db.Assignments.Current()
                    .Where(a => a.ReviewId == reviewId && a.Stage == stage && a.ReviewerId == me.UserId && latest.Contains(a.RecordId)), me,
                    stage, cancellationToken),
            QueueOrder.Random, cancellationToken);
        return [.. cards.Where(card => card.Vote is not null).OrderByDescending(card => card.Vote!.At)];
    }

    /// <param name="dayStart">Midnight where the reader is.</param>
    /// <param name="filter">Counts only what fits it, but for today's votes, which are all of today's.</param>
    public async Task<MyProgress> ProgressAsync(Guid reviewId, ScreeningStage stage, DateTimeOffset dayStart, QueueFilter? filter = null,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var today = dayStart.ToUniversalTime();
        var (user, name) = (me.UserId, stage.ToString());
        var seconds = await db.Database.SqlQuery<double?>(
            $"""
            select percentile_cont(0.5) within group (order by gap) as "Value"
            from (select extract(epoch from recorded_at - lag(recorded_at) over (order by recorded_at))::float8 as gap
                  from decisions where review_id = {reviewId} and stage = {name} and reviewer_id = {user} and recorded_at >= {today} and carried_by_link_id is null) gaps
            where gap <= 300
            """).SingleAsync(cancellationToken);
        filter ??= new QueueFilter();
        var mine = await db.ReadableAsync(Mine(db, me, stage), me, stage, cancellationToken);
        var fitting = await CountAsync(db, mine.Fitting(db, filter, reviewId, user), today, cancellationToken);
        var all = filter.IsFiltered ? await CountAsync(db, mine, today, cancellationToken) : fitting;
        return new MyProgress(fitting.Assigned - fitting.Decided, fitting.Decided, all.Today, seconds,
            filter.IsFiltered ? all.Assigned - all.Decided : null);
    }

    private static IQueryable<Assignment> Mine(ReviewDbContext db, Membership me, ScreeningStage stage)
        => db.Assignments.Current()
            .Where(a => a.ReviewId == me.ReviewId && a.Stage == stage && a.ReviewerId == me.UserId
                && db.At(me.ReviewId, stage).Any(r => r.Id == a.RecordId));

    private sealed record Counts(int Assigned, int Decided, int Today);

    private sealed record Given(int Decided, int Today);

    // Votes are counted from the votes: joined to all that somebody reads, they took 1.5 s of a hundred thousand records for as long as
    // PostgreSQL did not know how many there are.
    private static async Task<Counts> CountAsync(
        ReviewDbContext db, IQueryable<Assignment> assignments, DateTimeOffset today, CancellationToken cancellationToken)
    {
        var assigned = await assignments.CountAsync(cancellationToken);
        var given = await (from d in db.Decisions.Current()
                           join a in assignments on new { d.RecordId, d.Stage, d.ReviewerId } equals new
                           {
                               a.RecordId,
                               a.Stage,
                               a.ReviewerId
                           }
                           group d by 1 into votes
                           select new Given(votes.Count(), votes.Count(d => d.At >= today))).SingleOrDefaultAsync(cancellationToken)
                       ?? new Given(0, 0);
        return new Counts(assigned, given.Decided, given.Today);
    }
}
