using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Plan;

/// <summary>A superseded assignment that somebody else is to get.</summary>
internal sealed record ReleasedAssignment(Guid RecordId, int Number, Guid ReviewerId, Guid? DrawId);

internal static class Reassignment
{
    /// <summary>
    /// Supersedes the assignments in a position that belong to nobody in the plan and wait for a vote. What a lead has given by hand to
    /// somebody who reads is left there.
    /// </summary>
    public static async Task<List<ReleasedAssignment>> SupersedeAsync(
        ReviewDbContext db, ScreeningPlan plan, ReviewerPosition position, Guid[] people, Guid by, DateTimeOffset now,
            CancellationToken cancellationToken)
    {
        var (review, stage, name) = (plan.ReviewId, plan.Stage.ToString(), position.ToString());
        // Locked before the votes are looked at: a vote that is being stored holds its assignment, and is seen by the next statement.
        await db.Database.ExecuteSqlAsync(
            $"""
            select 1 from assignments
            where review_id = {review} and stage = {stage} and position = {name} and superseded_at is null and reviewer_id <> all ({people})
            order by id for update
            """, cancellationToken);
        var stale = db.Assignments.Current()
            .Where(a => a.ReviewId == review && a.Stage == plan.Stage && a.Position == position && !people.Contains(a.ReviewerId)
            && (a.HandoverId == null
                || !db.Members.Current().Any(m => m.ReviewId == review && m.UserId == a.ReviewerId
                    && m.Role != ReviewRole.Observer))
            && !db.Decisions.Current().Any(d => d.RecordId == a.RecordId && d.Stage == a.Stage && d.ReviewerId == a.ReviewerId));
        var found = await stale.Select(
            a => new { a.Id, ReleasedAssignment = new ReleasedAssignment(a.RecordId, a.Record!.Number, a.ReviewerId, a.DrawId) })
        .ToListAsync(cancellationToken);
        var ids = found.Select(a => a.Id).ToArray();
        await db.Assignments.Where(a => ids.Contains(a.Id))
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.SupersededAt, now).SetProperty(x => x.SupersededById, by), cancellationToken);
        return found.ConvertAll(a => a.ReleasedAssignment);
    }

    /// <summary>Who reads these records now, by record.</summary>
    public static async Task<Dictionary<Guid, Guid>> ReadersAsync(ReviewDbContext db, ScreeningStage stage, List<ReleasedAssignment> stale,
        CancellationToken cancellationToken)
    {
        var records = stale.Select(a => a.RecordId).ToArray();
        return (await db.Assignments.Current()
                .Where(a => records.Contains(a.RecordId) && a.Stage == stage)
                .Select(a => new { a.RecordId, a.ReviewerId })
                .ToListAsync(cancellationToken))
            .DistinctBy(a => a.RecordId)
            .ToDictionary(a => a.RecordId, a => a.ReviewerId);
    }
}
