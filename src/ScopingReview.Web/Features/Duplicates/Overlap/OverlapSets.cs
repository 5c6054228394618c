using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates.Overlap;

/// <summary>
/// The records behind the numbers of the overlap: unique records, by the sources that they or a twin of theirs came from.
/// </summary>
internal sealed class OverlapSets : IRecordSetSource
{
    public const string FoundIn = "found-in";
    public const string FoundOnlyIn = "found-only-in";

    /// <summary>Found in all of these sources, whatever other ones.</summary>
    public static string OfAll(params IEnumerable<Guid> sources) => $"{FoundIn}/{string.Join('.', sources.Distinct())}";

    /// <summary>Found in all of these sources and in no other.</summary>
    public static string OfExactly(params IEnumerable<Guid> sources) => $"{FoundOnlyIn}/{string.Join('.', sources)}";

    public Task<RecordSet?> FindAsync(ReviewDbContext db, ReviewVisibility visibility, string key, CancellationToken cancellationToken)
        => key.Split('/', 2) is [FoundIn or FoundOnlyIn, var sources]
            ? OfSourcesAsync(db, visibility.Me, key[..key.IndexOf('/', StringComparison.Ordinal)], sources, cancellationToken)
            : Task.FromResult<RecordSet?>(null);

    private static async Task<RecordSet?> OfSourcesAsync(
        ReviewDbContext db, Membership me, string kind, string sources, CancellationToken cancellationToken)
    {
        var ids = new List<Guid>();
        foreach (var part in sources.Split('.'))
        {
            if (!Guid.TryParse(part, out var id))
                return null;
            ids.Add(id);
        }

        var names = await db.Sources.Where(s => s.ReviewId == me.ReviewId && ids.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.Name, cancellationToken);
        if (names.Count != ids.Count)
            return null;
        var records = ids.Aggregate(db.Unique(me.ReviewId), (found, id) => In(db, found, id));
        if (kind == FoundOnlyIn)
        {
            records = records.Where(r => ids.Contains(r.SourceId)
                && !db.DuplicateLinks.Current().Any(l => l.KeptId == r.Id && !ids.Contains(l.Duplicate!.SourceId)));
        }

        return new RecordSet(
            $"Publications found {(kind == FoundOnlyIn ? "only " : "")}in {string.Join(" and ", ids.Select(id => names[id]))}", records);
    }

    private static IQueryable<ReviewRecord> In(ReviewDbContext db, IQueryable<ReviewRecord> records, Guid source)
        => records.Where(r => r.SourceId == source
            || db.DuplicateLinks.Current().Any(l => l.KeptId == r.Id && l.Duplicate!.SourceId == source));
}
