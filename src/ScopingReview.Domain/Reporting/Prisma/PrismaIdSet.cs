using System.Numerics;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// Some of the records of a review: a bit for the place of each in their order. A flow of 100,000 records has a dozen sets of that size,
/// which as ids would be megabytes each, and slow to compare.
/// </summary>
internal sealed class PrismaIdSet(RecordPlaces order)
{
    // None while the set is empty, as most sets of a flow are.
    private ulong[] _bits = [];

    public int Count { get; private set; }

    public void Add(int place)
    {
        if (Has(place))
            return;
        if (_bits.Length == 0)
            _bits = new ulong[(order.Count + 63) / 64];
        _bits[place / 64] |= 1UL << (place % 64);
        Count++;
    }

    public bool Contains(Guid id) => order.PlaceOf(id) is { } place && Has(place);

    public bool Has(int place) => _bits.Length > 0 && (_bits[place / 64] & (1UL << (place % 64))) != 0;

    /// <summary>The places from the first to the last.</summary>
    public IEnumerable<int> Places()
    {
        for (var word = 0; word < _bits.Length; word++)
        {
            for (var rest = _bits[word]; rest != 0; rest &= rest - 1)
                yield return (word * 64) + BitOperations.TrailingZeroCount(rest);
        }
    }

    /// <summary>The ids in the order of record numbers.</summary>
    public Guid[] ToIds()
    {
        var ids = new Guid[Count];
        var next = 0;
        foreach (var place in Places())
            ids[next++] = order[place];
        return ids;
    }

    /// <summary>What is in this set, the other, or both.</summary>
    /// <param name="other">A set over the same order.</param>
    public PrismaIdSet Union(PrismaIdSet other)
    {
        if (Count == 0 || other.Count == 0)
            return Count == 0 ? other : this;
        var union = new PrismaIdSet(order) { _bits = [.. _bits] };
        for (var word = 0; word < _bits.Length; word++)
        {
            union._bits[word] |= other._bits[word];
            union.Count += BitOperations.PopCount(union._bits[word]);
        }

        return union;
    }

    /// <summary>An empty set over the same order.</summary>
    public PrismaIdSet Empty() => new(order);

    /// <summary>Whether the other is a set over the same order.</summary>
    public bool IsComparableTo(PrismaIdSet? other) => other is not null && other.Order == order;

    /// <summary>Whether each record of the set is in exactly one part, and no part has any other.</summary>
    /// <param name="parts">Sets over the same order.</param>
    public bool IsPartedInto(IReadOnlyCollection<PrismaIdSet> parts)
        => parts.Sum(part => part.Count) == Count
            && parts.Aggregate(Empty(), (union, part) => union.Union(part))._bits.AsSpan().SequenceEqual(_bits);

    private RecordPlaces Order => order;
}
