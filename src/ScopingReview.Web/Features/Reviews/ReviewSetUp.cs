using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>How far a review is set up, before anybody screens.</summary>
/// <param name="PairsToReview">Pairs of records that a person has to say are duplicates or not.</param>
public sealed record ReviewSetUp(bool HasQuestion, bool HasCriteria, bool HasRecords, int PairsToReview, int Members, bool HasPlan)
{
    /// <summary>Null once somebody is asked to screen, and for everybody but leads, whose work it is.</summary>
    internal static async Task<ReviewSetUp?> ReadAsync(ReviewDbContext db, Membership me, CancellationToken cancellationToken)
    {
        if (!me.IsLead || await db.Assignments.AnyAsync(a => a.ReviewId == me.ReviewId, cancellationToken))
            return null;
        return new ReviewSetUp(
            await db.Reviews.AnyAsync(r => r.Id == me.ReviewId && r.Question != null, cancellationToken),
            await db.Criteria.AnyAsync(c => c.ReviewId == me.ReviewId && c.RetiredAt == null, cancellationToken),
            await db.Records.AnyAsync(r => r.ReviewId == me.ReviewId, cancellationToken),
            await db.OpenDuplicateCandidates.CountAsync(c => c.ReviewId == me.ReviewId, cancellationToken),
            await db.Members.Current().CountAsync(m => m.ReviewId == me.ReviewId, cancellationToken),
            await db.Plans.Current()
                .AnyAsync(p => p.ReviewId == me.ReviewId && p.Stage == ScreeningStage.TitleAbstract, cancellationToken));
    }
}
