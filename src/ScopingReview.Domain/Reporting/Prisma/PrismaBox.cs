namespace ScopingReview.Domain.Reporting;

/// <summary>What the ids of a box stand for.</summary>
public enum PrismaUnit
{
    /// <summary>Records (and their reports, which go by the record's id).</summary>
    Record,

    /// <summary>Studies of this version, each by the id of the report that it is known by.</summary>
    Study,

    /// <summary>Studies of the previous version.</summary>
    PreviousStudy,

    /// <summary>Reports of the previous version's studies.</summary>
    PreviousReport,

    /// <summary>Studies of either version.</summary>
    AnyStudy,

    /// <summary>Reports of either version.</summary>
    AnyReport,

    /// <summary>Pairs of records that may be duplicates.</summary>
    DuplicatePair,
}

/// <summary>One number of the flow diagram: a set of ids under a label. The number is the set's size and nothing else.</summary>
public sealed class PrismaBox
{
    // What the box was made of: records of a flow, or ids alone, which are in a set besides.
    private readonly PrismaIdSet? _records;
    private readonly HashSet<Guid>? _members;
    // Of records made when first asked for, since most boxes are only counted.
    private Guid[]? _ids;

    /// <summary>A box of these ids.</summary>
    /// <exception cref="ArgumentException">An id is given twice.</exception>
    public PrismaBox(string key, string label, IEnumerable<Guid> ids, PrismaUnit unit = PrismaUnit.Record)
        : this(key, label, unit)
    {
        _ids = [.. ids];
        _members = [.. _ids];
        if (_members.Count != _ids.Length)
            throw new ArgumentException($"The box '{key}' is given an id twice.", nameof(ids));
    }

    private PrismaBox(string key, string label, PrismaIdSet records) : this(key, label, PrismaUnit.Record) => _records = records;

    private PrismaBox(string key, string label, PrismaUnit unit) => (Key, Label, Unit) = (key, label, unit);

    /// <summary>Key by which pages link to the list behind the number; the same for the same box every time.</summary>
    public string Key { get; }

    /// <summary>What the diagram calls it.</summary>
    public string Label { get; }

    /// <summary>What the ids are.</summary>
    public PrismaUnit Unit { get; }

    /// <summary>The ids in the order of record numbers.</summary>
    public IReadOnlyList<Guid> Ids => _ids ??= _records!.ToIds();

    /// <summary>The number in the diagram.</summary>
    public int Count => _records?.Count ?? Ids.Count;

    /// <summary>True if the id is in the box.</summary>
    public bool Contains(Guid id) => _records?.Contains(id) ?? _members!.Contains(id);

    /// <summary>The records of a box that a flow was built with.</summary>
    /// <exception cref="InvalidOperationException">The box was made of ids alone.</exception>
    internal PrismaIdSet Records => _records ?? throw new InvalidOperationException($"The box '{Key}' is not one of a flow's records.");

    /// <summary>Whether each id of the box is in exactly one of these, and none of them has any other.</summary>
    internal bool IsPartedInto(IReadOnlyCollection<PrismaBox> parts)
    {
        if (_records is { } records && parts.All(part => records.IsComparableTo(part._records)))
            return records.IsPartedInto([.. parts.Select(part => part._records!)]);
        // Each id of a part is crossed off: what is outside the whole, or stands in two parts, cannot be.
        HashSet<Guid> rest = [.. Ids];
        return parts.Sum(part => part.Count) == Count && parts.All(part => part.Ids.All(rest.Remove)) && rest.Count == 0;
    }

    /// <summary>A box of records that has the same name in every review.</summary>
    internal static PrismaBox Of(string key, PrismaRecordSet records) => Of(key, PrismaLabels.Of(key), records);

    /// <summary>A box of records.</summary>
    internal static PrismaBox Of(string key, string label, PrismaRecordSet records) => new(key, label, records.Ids);

    /// <summary>A box of the records that are open in both arms: the left one, and the right where there is one.</summary>
    /// <exception cref="ArgumentException">A record is in both, though a unique record is in one arm only.</exception>
    internal static PrismaBox OfArms(string key, PrismaBox left, PrismaBox? right)
    {
        var records = right is null ? left.Records : left.Records.Union(right.Records);
        return records.Count == left.Count + (right?.Count ?? 0) ? new(key, PrismaLabels.OfOpen(key, records.Count), records)
            : throw new ArgumentException($"The box '{key}' is given a record of both arms.", nameof(right));
    }
}
