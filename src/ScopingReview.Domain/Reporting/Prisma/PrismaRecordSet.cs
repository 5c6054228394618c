using System.Collections;

namespace ScopingReview.Domain.Reporting;

/// <summary>Some of the records of a review, in the order of their numbers, while its flow is built.</summary>
/// <param name="ordered">All records by number.</param>
/// <param name="ids">Those in the set.</param>
internal sealed class PrismaRecordSet(IReadOnlyList<PrismaRecord> ordered, PrismaIdSet ids) : IEnumerable<PrismaRecord>
{
    public PrismaIdSet Ids => ids;

    public PrismaRecordSet Where(Func<PrismaRecord, bool> holds)
    {
        var found = Empty();
        foreach (var place in ids.Places())
        {
            if (holds(ordered[place]))
                found.Ids.Add(place);
        }

        return found;
    }

    /// <summary>The set in parts by what is said of each record.</summary>
    public Dictionary<TKey, PrismaRecordSet> By<TKey>(Func<PrismaRecord, TKey> key) where TKey : notnull
    {
        Dictionary<TKey, PrismaRecordSet> parts = [];
        foreach (var place in ids.Places())
        {
            var of = key(ordered[place]);
            if (!parts.TryGetValue(of, out var part))
                parts.Add(of, part = Empty());
            part.Ids.Add(place);
        }

        return parts;
    }

    public PrismaRecordSet Union(PrismaRecordSet other) => new(ordered, ids.Union(other.Ids));

    /// <summary>None of the records.</summary>
    public PrismaRecordSet Empty() => new(ordered, ids.Empty());

    public IEnumerator<PrismaRecord> GetEnumerator() => ids.Places().Select(place => ordered[place]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
