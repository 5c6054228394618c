using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// The records behind the numbers of the report: a box of the flow as PostgreSQL says it; else by id, because the number was counted from
/// ids: a cell of a table, an agreement.
/// </summary>
internal sealed class ReportRecordSets : IRecordSetSource
{
    public async Task<RecordSet?> FindAsync(
        ReviewDbContext db, ReviewVisibility visibility, string key, CancellationToken cancellationToken)
    {
        if (key.Split('/', 2) is [ReportSetKeys.Prisma, var box]
            && await BoxQueries.FindAsync(db, visibility, box, cancellationToken) is { } records)
            return records;
        if (await ReportSets.ResolveAsync(db, visibility, key, cancellationToken) is not { } set)
            return null;
        Guid[] ids = [.. set.Ids];
        return new RecordSet(set.Title, db.Records.Where(r => r.ReviewId == visibility.Me.ReviewId && ids.Contains(r.Id)));
    }
}
