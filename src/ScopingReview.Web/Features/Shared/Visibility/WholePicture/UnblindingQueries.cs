using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Shared.Visibility.WholePicture;

internal static class UnblindingQueries
{
    /// <summary>Leads who asked to see everything at a stage, oldest first, with the votes in force that they gave afterwards.</summary>
    /// <param name="names">Names of people by their ids.</param>
    public static async Task<IReadOnlyList<UnblindingFacts>> UnblindingsAsync(
        this ReviewDbContext db, Guid reviewId, ScreeningStage stage, Dictionary<Guid, string> names, CancellationToken cancellationToken)
    {
        var found = await db.Unblindings.Where(u => u.ReviewId == reviewId && u.Stage == stage).OrderBy(u => u.At)
            .Select(u => new { u.UserId, u.At, Since = db.Unblinded(reviewId, stage).Count(d => d.ReviewerId == u.UserId) })
            .ToListAsync(cancellationToken);
        return found.ConvertAll(u => new UnblindingFacts(names.GetValueOrDefault(u.UserId, "a former member"), u.At, u.Since));
    }

    /// <summary>Votes in force whose reader had asked to see everything before: no independent readings.</summary>
    public static IQueryable<Decision> Unblinded(this ReviewDbContext db, Guid reviewId, ScreeningStage stage)
        => db.Decisions.Current()
            .Where(d => d.ReviewId == reviewId && d.Stage == stage
                && db.Unblindings.Any(u => u.ReviewId == reviewId && u.Stage == stage && u.UserId == d.ReviewerId && u.At <= d.At));
}
