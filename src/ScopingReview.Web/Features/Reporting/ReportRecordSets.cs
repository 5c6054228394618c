using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// The records behind the numbers of the report: a box of the flow as PostgreSQL says it; else by id, because the number was counted from
/// ids: a cell of a table, an agreement.
/// </summary>
internal sealed class ReportRecordSets(PastFlows flows) : IRecordSetSource
{
    public async Task<RecordSet?> FindAsync(
        ReviewDbContext db, ReviewVisibility visibility, string key, CancellationToken cancellationToken)
    {
        if (key.Split('/', 2) is [ReportSetKeys.Prisma, var box]
            && await BoxQueries.FindAsync(db, visibility, box, cancellationToken) is { } records)
            return records;
        if (key.Split('/', 2) is [var kind, var then] && ReportSetKeys.DayOf(kind) is { } day)
            return await OfThePastAsync(db, visibility, day, then, cancellationToken);
        if (await ReportSets.ResolveAsync(db, visibility, key, cancellationToken) is not { } set)
            return null;
        Guid[] ids = [.. set.Ids];
        return new RecordSet(set.Title, db.Records.Where(r => r.ReviewId == visibility.Me.ReviewId && ids.Contains(r.Id)));
    }

    /// <summary>The records that were behind a number then, with what is known of them now.</summary>
    private async Task<RecordSet?> OfThePastAsync(
        ReviewDbContext db, ReviewVisibility visibility, DateOnly day, string key, CancellationToken cancellationToken)
    {
        var none = db.Records.Where(_ => false);
        if (!PastFlows.AreOpen(visibility, await ListVisibility.ReadAsync(db, visibility, cancellationToken)))
            return new RecordSet($"A flow of an earlier day. {PastFlows.WhyClosed}", none);
        if (flows.Ended(day) is null
            || (await flows.FlowAsync(visibility, day, cancellationToken)).Find(key)
                is not { Unit: PrismaUnit.Record or PrismaUnit.Study } box)
            return null;
        Guid[] ids = [.. box.Ids];
        // Those whose import was withdrawn since were there.
        return new RecordSet(string.Create(CultureInfo.InvariantCulture, $"{box.Label}, at the end of {day:d MMMM yyyy}"),
            db.Records.IgnoreQueryFilters().Where(r => r.ReviewId == visibility.Me.ReviewId && ids.Contains(r.Id)));
    }
}
