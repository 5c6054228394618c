namespace ScopingReview.Domain.Reporting;

/// <summary>What the ids of a box stand for.</summary>
public enum PrismaUnit
{
    /// <summary>Records (and their reports, which go by the record's id).</summary>
    Record,

    /// <summary>Studies.</summary>
    Study,
}

/// <summary>One number of the flow diagram: a set of ids under a label. The number is the set's size and nothing else.</summary>
public sealed class PrismaBox
{
    private readonly HashSet<Guid> _members;

    /// <summary>A box of these ids.</summary>
    /// <exception cref="ArgumentException">An id is given twice.</exception>
    public PrismaBox(string key, string label, IEnumerable<Guid> ids, PrismaUnit unit = PrismaUnit.Record)
    {
        Key = key;
        Label = label;
        Unit = unit;
        Ids = [.. ids];
        _members = [.. Ids];
        if (_members.Count != Ids.Count)
            throw new ArgumentException($"The box '{key}' is given an id twice.", nameof(ids));
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
    public bool Contains(Guid id) => _members.Contains(id);
}
