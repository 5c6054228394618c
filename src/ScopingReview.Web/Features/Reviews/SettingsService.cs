using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>An entry of one of the review's lists: a criterion, a reason or a word.</summary>
public sealed record SettingsEntry(Guid Id, string Text);

public sealed record ReviewSettings(
    IReadOnlyList<SettingsEntry> Include,
    IReadOnlyList<SettingsEntry> Exclude,
    IReadOnlyList<SettingsEntry> Reasons,
    IReadOnlyList<SettingsEntry> IncludeWords,
    IReadOnlyList<SettingsEntry> ExcludeWords);

/// <summary>
/// What the settings show, and the review's criteria. They are retired, never deleted: old decisions keep what they referred to.
/// </summary>
public sealed class SettingsService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public async Task<ReviewSettings> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var criteria = await db.Criteria.Where(c => c.ReviewId == reviewId && c.RetiredAt == null).OrderBy(c => c.Position)
            .ThenBy(c => c.Id)
            .Select(c => new { c.Kind, Entry = new SettingsEntry(c.Id, c.Text) }).ToListAsync(cancellationToken);
        var reasons = await db.ExclusionReasons.Where(r => r.ReviewId == reviewId && r.RetiredAt == null).OrderBy(r => r.Position)
            .ThenBy(r => r.Id)
            .Select(r => new SettingsEntry(r.Id, r.Label)).ToListAsync(cancellationToken);
        var words = await db.HighlightWords.Where(w => w.ReviewId == reviewId && w.UserId == null).OrderBy(w => w.Term)
            .Select(w => new { w.Kind, Entry = new SettingsEntry(w.Id, w.Term) }).ToListAsync(cancellationToken);
        return new ReviewSettings(
            [.. criteria.Where(c => c.Kind == CriterionKind.Include).Select(c => c.Entry)],
            [.. criteria.Where(c => c.Kind == CriterionKind.Exclude).Select(c => c.Entry)],
            reasons,
            [.. words.Where(w => w.Kind == HighlightKind.Include).Select(w => w.Entry)],
            [.. words.Where(w => w.Kind == HighlightKind.Exclude).Select(w => w.Entry)]);
    }

    /// <summary>Adds criteria at the end, one a line.</summary>
    public Task<OperationResult> AddCriteriaAsync(
        Guid reviewId, CriterionKind kind, string text, CancellationToken cancellationToken = default)
        => ChangeAsync(reviewId, async (db, me, now) =>
        {
            var lines = SettingsText.Lines(text);
            if (SettingsText.Problem(lines) is { } problem)
                return problem;
            var next = (await db.Criteria.Where(c => c.ReviewId == reviewId).MaxAsync(c => (int?)c.Position, cancellationToken) ?? 0) + 1;
            foreach (var line in lines)
            {
                db.Criteria.Add(new Criterion { ReviewId = reviewId, Kind = kind, Text = line, Position = next++, AddedAt = now });
                db.Record(me, now, "criterion.added", kind.ToString(), null, line);
            }
            return null;
        }, cancellationToken);

    /// <summary>Replaces a criterion's words: the old ones are retired, so that it stays known what was decided under them.</summary>
    public Task<OperationResult> RewordCriterionAsync(Guid reviewId, Guid id, string text, CancellationToken cancellationToken = default)
        => ChangeAsync(reviewId, async (db, me, now) =>
        {
            var words = PostgresText.Of(text).Trim();
            if (SettingsText.Problem([words]) is { } problem)
                return problem;
            if (await db.Criteria.SingleOrDefaultAsync(c => c.Id == id && c.ReviewId == reviewId
                && c.RetiredAt == null, cancellationToken) is not { } old)
                return "Somebody else has just retired or changed this criterion.";
            if (old.Text == words)
                return null;
            old.RetiredAt = now;
            db.Criteria.Add(
                new Criterion
                {
                    ReviewId = reviewId,
                    Kind = old.Kind,
                    Text = words,
                    Position = old.Position,
                    AddedAt = now,
                    ReplacesId = old.Id
                });
            db.Record(me, now, "criterion.reworded", old.Kind.ToString(), old.Text, words);
            return null;
        }, cancellationToken);

    public Task<OperationResult> RetireCriterionAsync(Guid reviewId, Guid id, CancellationToken cancellationToken = default)
        => ChangeAsync(reviewId, async (db, me, now) =>
        {
            if (await db.Criteria.SingleOrDefaultAsync(c => c.Id == id && c.ReviewId == reviewId
                && c.RetiredAt == null, cancellationToken) is { } criterion)
            {
                criterion.RetiredAt = now;
                db.Record(me, now, "criterion.retired", criterion.Kind.ToString(), criterion.Text);
            }
            return null;
        }, cancellationToken);

    /// <summary>Moves a criterion one place up or down within its list.</summary>
    public Task<OperationResult> MoveCriterionAsync(Guid reviewId, Guid id, bool up, CancellationToken cancellationToken = default)
        => ChangeAsync(reviewId, async (db, _, _) =>
        {
            var all = await db.Criteria.Where(c => c.ReviewId == reviewId && c.RetiredAt == null).OrderBy(c => c.Position).ThenBy(c => c.Id)
                .ToListAsync(cancellationToken);
            var list = all.FindAll(c => c.Kind == all.Find(x => x.Id == id)?.Kind);
            list.MoveOne(list.FindIndex(c => c.Id == id), up);
            for (var i = 0; i < list.Count; i++)
                list[i].Position = i + 1;
            return null;
        }, cancellationToken);

    /// <summary>One change by a lead in one transaction; the change returns what is wrong, or null.</summary>
    private async Task<OperationResult> ChangeAsync(
        Guid reviewId, Func<ReviewDbContext, Membership, DateTimeOffset, Task<string?>> change, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (await change(db, me, clock.GetUtcNow()) is { } problem)
            return OperationResult.Refused(problem);
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }
}
