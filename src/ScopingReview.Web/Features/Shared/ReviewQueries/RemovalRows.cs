using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Shared.ReviewQueries;

internal static class RemovalRows
{
    /// <summary>Marks records as removed before screening by a batch that is stored; thousands in one statement.</summary>
    public static Task<int> MarkRemovedAsync(this ReviewDbContext db, RemovalBatch batch, Guid[] records, CancellationToken cancellationToken)
        => db.Database.ExecuteSqlAsync(
            $"""
            insert into removed_records (id, review_id, batch_id, record_id)
            select gen_random_uuid(), {batch.ReviewId}, {batch.Id}, marked.id from unnest({records}) as marked(id)
            """, cancellationToken);
}
