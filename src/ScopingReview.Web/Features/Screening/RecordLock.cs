using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Screening;

internal static class RecordLock
{
    /// <summary>
    /// Who must vote on the record. Locking their assignments puts votes and rulings on one record in a row (so that "all votes are in"
    /// cannot change between look and deed) and keeps a change of the plan from taking an assignment away under a vote.
    /// </summary>
    public static Task<List<Guid>> LockReadersAsync(
        this ReviewDbContext db, Guid reviewId, ScreeningStage stage, int number, CancellationToken cancellationToken)
    {
        var name = stage.ToString();
        return db.Database.SqlQuery<Guid>(
            $"""
            select a.reviewer_id as "Value" from assignments a
            where a.record_id = (select r.id from records r where r.review_id = {reviewId} and r.number = {number}) and a.stage = {name} and a.superseded_at is null
            order by a.id for update of a
            """).ToListAsync(cancellationToken);
    }
}
