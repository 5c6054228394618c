using System.Globalization;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Reporting;

/// <summary>Resolves clusters of duplicates and puts each unique record into its arm.</summary>
internal sealed class PrismaUniqueRecords
{
    private readonly Dictionary<Guid, PrismaSource> _sources;
    private readonly Dictionary<Guid, PrismaRecord> _records;
    private readonly HashSet<Guid> _screenedRight = [];

    public PrismaUniqueRecords(PrismaInput input)
    {
        _sources = Unique(input.Sources, source => source.Id, "source");
        _records = Unique(input.Records, record => record.Id, "record");
        Ordered = Ascends(input.Records) ? input.Records : [.. input.Records.OrderBy(record => record.Number)];
        var duplicates = Ordered.Where(record => record.DuplicateOfId is not null).ToLookup(record => Kept(record).Id);
        foreach (var kept in Ordered.Where(record => record.DuplicateOfId is null))
            Place(kept, [.. duplicates[kept.Id]]);
    }

    /// <summary>All records by number.</summary>
    public IReadOnlyList<PrismaRecord> Ordered { get; }

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
        ?? throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"Record {record.Number} names a source that is not in the input."),
            nameof(record));

    /// <summary>
    /// Whether a unique record of the right arm goes through title and abstract: the lead sends the source of one of its cluster there.
    /// </summary>
    public bool IsScreened(PrismaRecord right) => _screenedRight.Contains(right.Id);

    public bool IsLeft(PrismaRecord record) => SourceOf(record).Kind.IsLeftArm();

    private void Place(PrismaRecord kept, PrismaRecord[] duplicates)
    {
        var keptIsLeft = IsLeft(kept);
        if (!keptIsLeft && !duplicates.Any(IsLeft))
        {
            Right.Add(kept);
            RightDuplicates.AddRange(duplicates);
            if (duplicates.Append(kept).Any(record => SourceOf(record).ScreensTitles))
                _screenedRight.Add(kept.Id);
            return;
        }

        Left.Add(kept);
        if (!keptIsLeft)
            AlreadyIdentified.Add(kept);
        AlreadyIdentified.AddRange(duplicates.Where(duplicate => !IsLeft(duplicate)));
        // Where the kept record came by other methods, the first of the left arm stands for the unique record.
        LeftDuplicates.AddRange(duplicates.Where(IsLeft).Skip(keptIsLeft ? 0 : 1));
    }

    private PrismaRecord Kept(PrismaRecord record)
    {
        var kept = record;
        for (var steps = 0; kept.DuplicateOfId is { } id; steps++)
        {
            if (steps > _records.Count)
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Record {record.Number} is in a circle of duplicates."), nameof(record));
            kept = _records.GetValueOrDefault(id)
                ?? throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Record {kept.Number} duplicates a record that is not in the input."),
                    nameof(record));
        }

        return kept;
    }

    // As they come from the database: nothing to sort.
    private static bool Ascends(IReadOnlyList<PrismaRecord> records)
        => records.Zip(records.Skip(1)).All(pair => pair.First.Number < pair.Second.Number);

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
