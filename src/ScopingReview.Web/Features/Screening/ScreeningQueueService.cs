using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Screening;

/// <summary>One's own records: those that wait, in one's random order, and those decided. Nothing of anybody else's.</summary>
public sealed class ScreeningQueueService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    private const int MostAtOnce = 100;

    /// <summary>The next records that wait for one's vote.</summary>
    /// <param name="after">Place of the last record already fetched, so that the database goes on where it stopped; null for the start.</param>
    /// <param name="exclude">Numbers of records that the page holds already or has votes under way for.</param>
    public async Task<IReadOnlyList<ScreeningCard>> NextAsync(
        Guid reviewId, ScreeningStage stage, int take, long? after = null, IReadOnlyCollection<int>? exclude = null, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var waiting = db.WaitingFor(reviewId, stage, me.UserId);
        if (after is { } place)
            waiting = waiting.Where(a => a.Shuffle > place);
        if (exclude is { Count: > 0 })
        {
            int[] held = [.. exclude.Take(500)];
            waiting = waiting.Where(a => !held.Contains(a.Record!.Number));
        }
        return await db.CardsAsync(waiting.OrderBy(a => a.Shuffle).Take(Math.Clamp(take, 1, MostAtOnce)), cancellationToken);
    }

    /// <summary>One record that is assigned to the person, decided or not; null if it is not, or has become a duplicate.</summary>
    public async Task<ScreeningCard?> FindAsync(Guid reviewId, ScreeningStage stage, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var cards = await db.CardsAsync(
            db.Assignments.Where(a => a.ReviewId == reviewId && a.Stage == stage && a.ReviewerId == me.UserId && a.SupersededAt == null
                && a.Record!.Number == number && db.At(reviewId, stage).Any(r => r.Id == a.RecordId)),
            cancellationToken);
        return cards.SingleOrDefault();
    }

    /// <summary>One's latest decisions, newest first: what "back" and "undo" go through after a reload.</summary>
    public async Task<IReadOnlyList<ScreeningCard>> LatestAsync(Guid reviewId, ScreeningStage stage, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var latest = db.MyCurrentVotes(reviewId, stage, me.UserId)
            .OrderByDescending(d => d.At).Take(Math.Clamp(take, 1, MostAtOnce))
            .Select(d => d.RecordId);
        var cards = await db.CardsAsync(
            db.Assignments.Where(a => a.ReviewId == reviewId && a.Stage == stage && a.ReviewerId == me.UserId && a.SupersededAt == null && latest.Contains(a.RecordId)),
            cancellationToken);
        return [.. cards.Where(card => card.Vote is not null).OrderByDescending(card => card.Vote!.At)];
    }

    /// <param name="dayStart">Midnight where the reader is.</param>
    public async Task<MyProgress> ProgressAsync(Guid reviewId, ScreeningStage stage, DateTimeOffset dayStart, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var today = dayStart.ToUniversalTime();
        var (user, name) = (me.UserId, stage.ToString());
        var mine = db.MyCurrentVotes(reviewId, stage, user);
        var seconds = await db.Database.SqlQuery<double?>(
            $"""
            select percentile_cont(0.5) within group (order by gap) as "Value"
            from (select extract(epoch from at - lag(at) over (order by at))::float8 as gap
                  from decisions where review_id = {reviewId} and stage = {name} and reviewer_id = {user} and at >= {today}) gaps
            where gap <= 300
            """).SingleAsync(cancellationToken);
        return new MyProgress(
            await db.WaitingFor(reviewId, stage, user).CountAsync(cancellationToken),
            await mine.CountAsync(cancellationToken),
            await mine.CountAsync(d => d.At >= today, cancellationToken),
            seconds);
    }
}
