using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Reporting;

/// <summary>Resolves clusters of duplicates and puts each unique record into its arm.</summary>
internal sealed class PrismaUniqueRecords
{
    private readonly Dictionary<Guid, PrismaSource> _sources;
    private readonly Dictionary<Guid, PrismaRecord> _records;

    public PrismaUniqueRecords(PrismaInput input)
    {
        _sources = Unique(input.Sources, source => source.Id, "source");
        _records = Unique(input.Records, record => record.Id, "record");
        foreach (var cluster in input.Records.OrderBy(record => record.Number).GroupBy(Kept))
            Place(cluster.Key, [.. cluster]);
    }

    /// <summary>Unique records of the left arm: the kept records.</summary>
    public List<PrismaRecord> Left { get; } = [];

    /// <summary>Unique records of the right arm.</summary>
    public List<PrismaRecord> Right { get; } = [];

    /// <summary>Left-arm records that were removed as duplicates.</summary>
    public List<PrismaRecord> LeftDuplicates { get; } = [];

    /// <summary>Right-arm records that are dropped because the left arm has them.</summary>
    public List<PrismaRecord> AlreadyIdentified { get; } = [];

    /// <summary>Right-arm records that duplicate another one of the right arm.</summary>
    public List<PrismaRecord> RightDuplicates { get; } = [];

    public PrismaSource SourceOf(PrismaRecord record) => _sources.GetValueOrDefault(record.SourceId)
        ?? throw new ArgumentException($"Record {record.Number} names a source that is not in the input.", nameof(record));

    public bool IsLeft(PrismaRecord record) => SourceOf(record).Kind.IsLeftArm();

    private void Place(PrismaRecord kept, List<PrismaRecord> members)
    {
        var left = members.Where(IsLeft).ToList();
        if (left.Count == 0)
        {
            Right.Add(kept);
            RightDuplicates.AddRange(members.Where(member => member != kept));
            return;
        }

        var standsForIt = left.Contains(kept) ? kept : left[0];
        Left.Add(kept);
        LeftDuplicates.AddRange(left.Where(member => member != standsForIt));
        AlreadyIdentified.AddRange(members.Where(member => !IsLeft(member)));
    }

    private PrismaRecord Kept(PrismaRecord record)
    {
        var kept = record;
        for (var steps = 0; kept.DuplicateOfId is { } id; steps++)
        {
            if (steps > _records.Count)
                throw new ArgumentException($"Record {record.Number} is in a circle of duplicates.", nameof(record));
            kept = _records.GetValueOrDefault(id) ?? throw new ArgumentException($"Record {kept.Number} duplicates a record that is not in the input.", nameof(record));
        }

        return kept;
    }

    private static Dictionary<Guid, T> Unique<T>(IReadOnlyList<T> items, Func<T, Guid> id, string what)
    {
        var byId = new Dictionary<Guid, T>(items.Count);
        foreach (var item in items)
        {
            if (!byId.TryAdd(id(item), item))
                throw new ArgumentException($"A {what} is given twice: {id(item)}.", nameof(items));
        }

        return byId;
    }
}
