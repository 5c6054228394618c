using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>
/// Writes many records at a fraction of the cost. The words of the rows are collected, to be sorted into the index at once instead of in
/// small portions, and long texts are compressed with LZ4. The settings hold for the caller's transaction only; what is collected lies in
/// the one index of all reviews, whose searches read it until it is sorted in (decision 34).
/// </summary>
internal static class BulkIndexing
{
    public static Task BeginAsync(ReviewDbContext db, CancellationToken cancellationToken)
        => db.Database.ExecuteSqlAsync(
            $"""
            select set_config(name, case name when 'default_toast_compression' then 'lz4' when 'gin_pending_list_limit' then '512MB' else '128MB' end, true)
            from pg_settings
            where name in ('gin_pending_list_limit', 'maintenance_work_mem', 'work_mem') or (name = 'default_toast_compression' and 'lz4' = any(enumvals))
            """, cancellationToken);

    /// <summary>Tells the planner what is there now.</summary>
    public static Task EndAsync(ReviewDbContext db, CancellationToken cancellationToken)
        => db.Database.ExecuteSqlAsync($"analyze records (review_id, number, source_id, import_id, year, doi, withdrawn_at)",
            cancellationToken);

    /// <summary>Sorts the words that were collected into the index, within the caller's transaction.</summary>
    public static Task SortAsync(ReviewDbContext db, CancellationToken cancellationToken)
        => db.Database.ExecuteSqlAsync($"select gin_clean_pending_list('ix_records_search_vector'::regclass)", cancellationToken);

    /// <summary>
    /// Sorts the words that were collected into the index. Until then a search finds them all the same, by reading all that was collected;
    /// so the records need not wait for it, and if it is cut short the server does it in its own time.
    /// </summary>
    public static async Task SortWordsAsync(ReviewDbContext db, CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await BeginAsync(db, cancellationToken);
        await SortAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
