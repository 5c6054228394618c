using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.ReviewQueries;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// What the flow counts besides decisions: removals before screening, the previous version, and pairs that nobody has reviewed.
/// </summary>
internal sealed class PrismaMarks
{
    private readonly Dictionary<Guid, (RemovalBeforeScreening Kind, string Detail)> _removals;
    private readonly Dictionary<Guid, Guid> _further;

    private PrismaMarks(Dictionary<Guid, (RemovalBeforeScreening, string)> removals, Dictionary<Guid, Guid> further)
        => (_removals, _further) = (removals, further);

    public required PrismaPreviousVersion? Previous { get; init; }
    public required IReadOnlyList<Guid> OpenDuplicatePairs { get; init; }

    public (RemovalBeforeScreening Kind, string Reason)? RemovalOf(Guid record)
        => _removals.TryGetValue(record, out var removal) ? removal : null;

    public Guid? PreviousStudyOf(Guid record) => _further.TryGetValue(record, out var study) ? study : null;

    public static async Task<PrismaMarks> ReadAsync(ReviewDbContext db, Guid reviewId, CancellationToken cancellationToken)
    {
        var removals = await db.RemovedRecords.Current().Where(r => r.ReviewId == reviewId)
            .Select(r => new { r.RecordId, r.Batch!.Kind, r.Batch.Detail })
            .ToDictionaryAsync(r => r.RecordId, r => (r.Kind, r.Detail), cancellationToken);
        return new PrismaMarks(removals, await db.FurtherReportsAsync(reviewId, cancellationToken))
        {
            Previous = await db.PreviousVersionAsync(reviewId, cancellationToken),
            OpenDuplicatePairs = await db.OpenDuplicateCandidates.Where(c => c.ReviewId == reviewId).Select(c => c.Id)
                .ToListAsync(cancellationToken),
        };
    }
}
