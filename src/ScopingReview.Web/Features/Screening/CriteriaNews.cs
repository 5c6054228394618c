using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.ReviewQueries;

namespace ScopingReview.Web.Features.Screening;

/// <summary>The criteria were changed after a person had decided: which of their decisions are older.</summary>
/// <param name="At">The latest change.</param>
/// <param name="Changes">All changes since their first decision in force.</param>
/// <param name="DecidedBefore">Their decisions in force that were made before the latest change.</param>
public sealed record CriteriaNews(DateTimeOffset At, IReadOnlyList<CriterionChange> Changes, int DecidedBefore)
{
    /// <summary>Null when nothing changed since, or nothing was decided before.</summary>
    internal static async Task<CriteriaNews?> ReadAsync(
        ReviewDbContext db, Guid reviewId, ScreeningStage stage, Guid userId, CancellationToken cancellationToken)
    {
        var mine = db.Decisions.Current().Where(d => d.ReviewId == reviewId && d.Stage == stage && d.ReviewerId == userId);
        if (await mine.MinAsync(d => (DateTimeOffset?)d.At, cancellationToken) is not { } first)
            return null;
        var later = CriteriaVersions.Of(await db.CriterionWordingsAsync(reviewId, cancellationToken), first)
            .Where(version => version.From > first).ToList();
        if (later.Count == 0)
            return null;
        var latest = later[^1].From;
        var before = await db.MyCurrentVotes(reviewId, stage, userId).CountAsync(d => d.At < latest, cancellationToken);
        return before == 0 ? null : new CriteriaNews(latest, [.. later.SelectMany(version => version.Changes)], before);
    }
}

internal static class CriterionQueries
{
    public static async Task<List<CriterionWording>> CriterionWordingsAsync(
        this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => await db.Criteria.Where(c => c.ReviewId == reviewId).OrderBy(c => c.Kind).ThenBy(c => c.Position).ThenBy(c => c.Id)
            .Select(c => new CriterionWording(c.Id, c.Kind == CriterionKind.Include, c.Text, c.AddedAt, c.RetiredAt, c.ReplacesId))
            .ToListAsync(cancellationToken);
}
