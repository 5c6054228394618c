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
    // Made when first asked for: a flow of 100,000 records has a dozen boxes of that size, and most are only counted.
    private HashSet<Guid>? _members;

    /// <summary>A box of these ids.</summary>
    /// <exception cref="ArgumentException">An id is given twice.</exception>
    public PrismaBox(string key, string label, IEnumerable<Guid> ids, PrismaUnit unit = PrismaUnit.Record)
        : this(key, label, [.. ids], unit)
    {
        if (Known.Count != Ids.Count)
            throw new ArgumentException($"The box '{key}' is given an id twice.", nameof(ids));
    }

    private PrismaBox(string key, string label, Guid[] ids, PrismaUnit unit)
    {
        Key = key;
        Label = label;
        Unit = unit;
        Ids = ids;
    }

    /// <summary>Key by which pages link to the list behind the number; the same for the same box every time.</summary>
    public string Key { get; }

    /// <summary>What the diagram calls it.</summary>
    public string Label { get; }

    /// <summary>What the ids are.</summary>
    public PrismaUnit Unit { get; }

    /// <summary>The ids in the order of record numbers.</summary>
    public IReadOnlyList<Guid> Ids { get; }

    /// <summary>The number in the diagram.</summary>
    public int Count => Ids.Count;

    /// <summary>True if the id is in the box.</summary>
    public bool Contains(Guid id) => Known.Contains(id);

    /// <summary>The ids as a set of the caller's own.</summary>
    internal HashSet<Guid> Members() => [.. Known];

    private HashSet<Guid> Known => _members ??= Ids.ToHashSet();

    /// <summary>A box of records in the order of their numbers, which has the same name in every review.</summary>
    internal static PrismaBox Of(string key, IEnumerable<PrismaRecord> records) => Of(key, PrismaLabels.Of(key), records);

    /// <summary>A box of records in the order of their numbers.</summary>
    internal static PrismaBox Of(string key, string label, IEnumerable<PrismaRecord> records)
    {
        var given = records.ToArray();
        if (!Ascends(given))
            given = [.. given.OrderBy(record => record.Number)];
        var ids = Array.ConvertAll(given, record => record.Id);
        // Numbers that ascend are of different records, so that the ids need no comparing.
        return Ascends(given) ? new(key, label, ids, PrismaUnit.Record) : new(key, label, ids.AsEnumerable());
    }

    private static bool Ascends(PrismaRecord[] records)
    {
        for (var i = 1; i < records.Length; i++)
        {
            if (records[i - 1].Number >= records[i].Number)
                return false;
        }

        return true;
    }
}
