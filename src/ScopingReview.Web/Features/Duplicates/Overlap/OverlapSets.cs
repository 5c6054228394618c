using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates.Overlap;

/// <summary>The records behind the numbers of the overlap: unique records, by the sources that they or a twin of theirs came from.</summary>
internal static class OverlapSets
{
    public const string FoundIn = "found-in";
    public const string FoundOnlyIn = "found-only-in";

    /// <summary>Found in all of these sources, whatever other ones.</summary>
    public static string OfAll(params IEnumerable<Guid> sources) => $"{FoundIn}/{string.Join('.', sources.Distinct())}";

    /// <summary>Found in all of these sources and in no other.</summary>
    public static string OfExactly(params IEnumerable<Guid> sources) => $"{FoundOnlyIn}/{string.Join('.', sources)}";

    /// <summary>The set, or null when it names no sources of the review.</summary>
    public static async Task<RecordSet?> ResolveAsync(ReviewDbContext db, Membership me, string kind, string sources, CancellationToken cancellationToken)
    {
        var ids = new List<Guid>();
        foreach (var part in sources.Split('.'))
        {
            if (!Guid.TryParse(part, out var id))
                return null;
            ids.Add(id);
        }

        var names = await db.Sources.Where(s => s.ReviewId == me.ReviewId && ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancellationToken);
        if (names.Count != ids.Count)
            return null;
        var records = ids.Aggregate(db.Unique(me.ReviewId), (found, id) => In(db, found, id));
        if (kind == FoundOnlyIn)
        {
            records = records.Where(r => ids.Contains(r.SourceId)
                && !db.DuplicateLinks.Any(l => l.KeptId == r.Id && l.SupersededAt == null && !ids.Contains(l.Duplicate!.SourceId)));
        }

        return new RecordSet($"Publications found {(kind == FoundOnlyIn ? "only " : "")}in {string.Join(" and ", ids.Select(id => names[id]))}", records);
    }

    private static IQueryable<ReviewRecord> In(ReviewDbContext db, IQueryable<ReviewRecord> records, Guid source)
        => records.Where(r => r.SourceId == source || db.DuplicateLinks.Any(l => l.KeptId == r.Id && l.SupersededAt == null && l.Duplicate!.SourceId == source));
}
