using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Screening.Annotations;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Screening;

/// <param name="Note">The note to the team that went with the vote.</param>
/// <param name="PrivateNote">The note to oneself.</param>
/// <param name="MayChange">See <see cref="VoteLock"/>.</param>
public sealed record MyDecision(int Number, string Title, Verdict Verdict, string? Note, string? PrivateNote,
    IReadOnlyList<LabelChoice> Labels, DateTimeOffset At, bool MayChange);

public sealed record MyDecisionsPage(IReadOnlyList<MyDecision> Decisions, int Total);

public sealed class MyDecisionsService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    public const int PageSize = 50;

    /// <summary>One's own decisions in force, newest first.</summary>
    public async Task<MyDecisionsPage> ListAsync(
        Guid reviewId, ScreeningStage stage, MyDecisionsQuery query, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var hasReadingsLeft = await db.LeftFor(reviewId, stage, me.UserId).AnyAsync(cancellationToken);
        var mine = Filter(db, me, stage, query, hasReadingsLeft);
        var rows = await mine
            .OrderByDescending(d => d.At).ThenByDescending(d => d.Id)
            .Skip((Math.Max(1, query.Page) - 1) * PageSize).Take(PageSize)
            .Select(d => new
            {
                d.RecordId,
                d.Record!.Number,
                d.Record.Title,
                d.Verdict,
                d.Note,
                d.At,
            })
            .ToListAsync(cancellationToken);
        Guid[] ids = [.. rows.Select(r => r.RecordId)];
        var notes = await db.PrivateNotes.Current().Where(n => ids.Contains(n.RecordId) && n.ById == me.UserId)
            .ToDictionaryAsync(n => n.RecordId, n => n.Text, cancellationToken);
        var labels =
            (await db.RecordLabels.Current().Where(l => ids.Contains(l.RecordId) && l.ById == me.UserId).OrderBy(l => l.Label!.Name)
            .Select(l => new { l.RecordId, Label = new LabelChoice(l.LabelId, l.Label!.Name, l.Label.Colour) })
            .ToListAsync(cancellationToken)).ToLookup(l => l.RecordId, l => l.Label);
        var open = await db.Outcomes.Where(o => o.ReviewId == reviewId && o.Stage == stage && ids.Contains(o.RecordId))
            .Select(o => new { o.RecordId, o.RequiredVotes, o.Votes, o.Resolved })
            .ToDictionaryAsync(o => o.RecordId, o => VoteLock.MayChange(hasReadingsLeft, o.RequiredVotes, o.Votes, o.Resolved),
                cancellationToken);
        return new MyDecisionsPage(
            rows.ConvertAll(r => new MyDecision(
                r.Number, string.IsNullOrWhiteSpace(r.Title) ? "(no title)"
                    : r.Title, r.Verdict, r.Note, notes.GetValueOrDefault(r.RecordId), [.. labels[r.RecordId]], r.At,
                hasReadingsLeft || open.GetValueOrDefault(r.RecordId))),
            await mine.CountAsync(cancellationToken));
    }

    private static IQueryable<Decision> Filter(
        ReviewDbContext db, Membership me, ScreeningStage stage, MyDecisionsQuery query, bool hasReadingsLeft)
    {
        var mine = db.MyCurrentVotes(me.ReviewId, stage, me.UserId);
        if (query.Verdict is { } verdict)
            mine = mine.Where(d => d.Verdict == verdict);
        if (query.Before is { } before)
            mine = mine.Where(d => d.At < before);
        // VoteLock.MayChange in SQL, from the numbers of the outcome.
        if (query.OpenOnly && !hasReadingsLeft)
            mine = mine.Where(d => db.Outcomes.Any(o => o.ReviewId == me.ReviewId && o.Stage == stage && o.RecordId == d.RecordId
                && !o.Resolved && (o.RequiredVotes < 2 || o.Votes < o.RequiredVotes)));
        return mine.Fitting(db, new QueueFilter { LabelId = query.LabelId, Search = query.Search }, me.ReviewId, me.UserId);
    }
}
