using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Screening;

/// <param name="MayChange">See <see cref="VoteLock"/>.</param>
public sealed record MyDecision(int Number, string Title, Verdict Verdict, string? Note, DateTimeOffset At, bool MayChange);

public sealed record MyDecisionsPage(IReadOnlyList<MyDecision> Decisions, int Total);

public sealed class MyDecisionsService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    public const int PageSize = 50;

    /// <summary>One's own decisions in force, newest first.</summary>
    /// <param name="page">From 1.</param>
    public async Task<MyDecisionsPage> ListAsync(Guid reviewId, ScreeningStage stage, Verdict? verdict, int page, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var mine = db.MyCurrentVotes(reviewId, stage, me.UserId);
        if (verdict is { } only)
            mine = mine.Where(d => d.Verdict == only);
        var rows = await mine
            .OrderByDescending(d => d.At).ThenByDescending(d => d.Id)
            .Skip((Math.Max(1, page) - 1) * PageSize).Take(PageSize)
            .Select(d => new
            {
                d.Record!.Number,
                d.Record.Title,
                d.Verdict,
                d.Note,
                d.At,
                Outcome = db.Outcomes.Where(o => o.ReviewId == reviewId && o.Stage == stage && o.RecordId == d.RecordId).Select(o => new { o.RequiredVotes, o.Votes, o.Resolved }).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return new MyDecisionsPage(
            rows.ConvertAll(r => new MyDecision(
                r.Number, string.IsNullOrWhiteSpace(r.Title) ? "(no title)" : r.Title, r.Verdict, r.Note, r.At,
                r.Outcome is not null && VoteLock.MayChange(r.Outcome.RequiredVotes, r.Outcome.Votes, r.Outcome.Resolved))),
            await mine.CountAsync(cancellationToken));
    }
}
