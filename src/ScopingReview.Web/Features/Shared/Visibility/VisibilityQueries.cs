using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Shared.Visibility;

internal static class VisibilityQueries
{
    // What the member has left is found among their own votes first: most have little left, and the records of a large review are not
    // looked at for what they have done.
    private const string Readings =
        $$"""
        with unread as materialized (
            select a.stage, a.draw_id, a.record_id
            from assignments a
            where a.review_id = {0} and a.reviewer_id = {1} and a.superseded_at is null
              and not exists (
                  select from decisions d
                  where d.review_id = {0} and d.reviewer_id = {1} and d.record_id = a.record_id and d.stage = a.stage and d.superseded_at is null)
        )
        select a.stage as "Stage", a.draw_id as "DrawId", count(*)::int as "Left"
        from unread a join records r on r.id = a.record_id and r.withdrawn_at is null join sources s on s.id = r.source_id
        where case a.stage when 'TitleAbstract' then {{StageSql.ToScreen}} and {{StageSql.Screened}} else not {{StageSql.NotRetrieved}} and {{StageSql.AtFullText}} end
        group by a.stage, a.draw_id
        """;

    private sealed record Reading(string Stage, Guid? DrawId, int Left);

    /// <summary>What the member may be told now.</summary>
    public static async Task<ReviewVisibility> VisibilityAsync(this ReviewDbContext db, Membership me, CancellationToken cancellationToken)
    {
        var readings = !me.MayContribute ? [] : await db.Database.SqlQueryRaw<Reading>(Readings, me.ReviewId, me.UserId)
            .ToListAsync(cancellationToken);
        return new ReviewVisibility(
            me,
            await StageAsync(db, me, ScreeningStage.TitleAbstract, readings, cancellationToken),
            await StageAsync(db, me, ScreeningStage.FullText, readings, cancellationToken));
    }

    private static async Task<StageVisibility> StageAsync(
        ReviewDbContext db, Membership me, ScreeningStage stage, List<Reading> all, CancellationToken cancellationToken)
    {
        var readings = all.FindAll(reading => reading.Stage == stage.ToString());
        var left = readings.Sum(reading => reading.Left);
        var isBlind = left > 0 && Blinding.IsBlind(
            me.MayContribute, left > 0,
            await db.Assignments.Current()
                .AnyAsync(a => a.ReviewId == me.ReviewId && a.Stage == stage && a.Position != ReviewerPosition.First, cancellationToken),
            await db.Unblindings.AnyAsync(u => u.ReviewId == me.ReviewId && u.Stage == stage && u.UserId == me.UserId, cancellationToken));
        return new StageVisibility(stage, left, isBlind, [.. readings.Select(reading => reading.DrawId)]);
    }

    /// <summary>
    /// Records that the member reads at a stage and has not finished with: those of the draws in which readings are left, where they are
    /// blind.
    /// </summary>
    public static IQueryable<Guid> StillReading(this ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage)
    {
        var (me, at) = (visibility.Me, visibility.At(stage));
        var draws = at.OpenDraws;
        var mine = db.Assignments.Current().Where(a => a.ReviewId == me.ReviewId && a.Stage == stage && a.ReviewerId == me.UserId);
        return (at.IsBlind ? mine.Where(a => draws.Contains(a.DrawId)) : mine.Where(_ => false)).Select(a => a.RecordId);
    }

    /// <summary>
    /// Reports sought, as far as the member may know: without those whose titles they are still reading. That one of these came to full
    /// text would tell that nobody else reads it, or what the other said.
    /// </summary>
    public static IQueryable<ReviewRecord> AtFullText(this ReviewDbContext db, ReviewVisibility visibility)
    {
        var all = db.AtFullText(visibility.Me.ReviewId);
        return visibility.Titles.IsBlind ? all.Where(r => !db.StillReading(visibility, ScreeningStage.TitleAbstract).Contains(r.Id)) : all;
    }

    /// <summary>Records at a stage, as far as the member may know.</summary>
    public static IQueryable<ReviewRecord> At(this ReviewDbContext db, ReviewVisibility visibility, ScreeningStage stage)
        => stage == ScreeningStage.TitleAbstract ? db.AtTitleAbstract(visibility.Me.ReviewId) : db.AtFullText(visibility);

    /// <summary>
    /// The member's own assignments at a stage that they may read now: at full text without reports of records whose titles they are still
    /// reading. Titles never wait, so that the screening page needs to ask nothing.
    /// </summary>
    public static async Task<IQueryable<Assignment>> ReadableAsync(
        this ReviewDbContext db, IQueryable<Assignment> mine, Membership me, ScreeningStage stage, CancellationToken cancellationToken)
    {
        if (stage == ScreeningStage.TitleAbstract)
            return mine;
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        return visibility.Titles.IsBlind ? mine.Where(a => !db.StillReading(visibility, ScreeningStage.TitleAbstract).Contains(a.RecordId))
            : mine;
    }

    /// <summary>Included reports, as far as the member may know.</summary>
    public static IQueryable<ReviewRecord> Included(this ReviewDbContext db, ReviewVisibility visibility)
        => db.NotBeingRead(visibility, db.Included(visibility.Me.ReviewId));

    /// <summary>
    /// Without the records that the member is still reading, where they are blind: what became of the others may be told.
    /// </summary>
    public static IQueryable<ReviewRecord> NotBeingRead(
        this ReviewDbContext db, ReviewVisibility visibility, IQueryable<ReviewRecord> records)
    {
        if (visibility.Titles.IsBlind)
            records = records.Where(r => !db.StillReading(visibility, ScreeningStage.TitleAbstract).Contains(r.Id));
        return visibility.FullTexts.IsBlind ? records.Where(r => !db.StillReading(visibility, ScreeningStage.FullText).Contains(r.Id))
            : records;
    }
}
