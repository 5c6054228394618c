using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Protocol;

internal static class ProtocolQueries
{
    public static async Task<IReadOnlyDictionary<ProtocolItem, string>> ProtocolEntriesAsync(
        this ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
        => await db.ProtocolEntries.Current().Where(e => e.ReviewId == reviewId)
            .ToDictionaryAsync(e => e.Item, e => e.Text, cancellationToken);

    public static async Task<IReadOnlyList<DeviationView>> DeviationsAsync(this ReviewDbContext db, Guid reviewId,
        CancellationToken cancellationToken)
        => await db.ProtocolDeviations.Current().Where(d => d.ReviewId == reviewId).OrderBy(d => d.On).ThenBy(d => d.Id)
            .Select(d => new DeviationView(d.Id, d.On, d.Text)).ToListAsync(cancellationToken);
}
