using System.Globalization;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Reporting;

/// <summary>Resolves clusters of duplicates and puts each unique record into its arm.</summary>
internal sealed class PrismaUniqueRecords
{
    private readonly Dictionary<Guid, PrismaSource> _sources;
    private readonly IReadOnlyList<PrismaRecord> _ordered;
    private readonly RecordPlaces _order;

    public PrismaUniqueRecords(PrismaInput input)
    {
        _sources = ById(input.Sources);
        _ordered = Ascends(input.Records) ? input.Records : [.. input.Records.OrderBy(record => record.Number)];
        _order = OrderOf(input.Order, _ordered);
        All = None();
        for (var place = 0; place < _ordered.Count; place++)
            All.Ids.Add(place);
        BySource = All.By(record => record.SourceId);
        FromLeft = From(source => source.Kind.IsLeftArm());
        (Left, Right, ScreenedRight) = (None(), None(), None());
        (LeftDuplicates, AlreadyIdentified, RightDuplicates) = (None(), None(), None());
        var duplicates = Enumerable.Range(0, _ordered.Count).Where(place => _ordered[place].DuplicateOfId is not null)
            .GroupBy(place => Kept(_ordered[place])).ToDictionary(of => of.Key, of => of.ToArray());
        for (var place = 0; place < _ordered.Count; place++)
        {
            if (_ordered[place].DuplicateOfId is null)
                Sort(place, duplicates.GetValueOrDefault(place) ?? []);
        }
    }

    /// <summary>All records.</summary>
    public PrismaRecordSet All { get; }

    /// <summary>All records by the source they were found in; a source of none is not there.</summary>
    public Dictionary<Guid, PrismaRecordSet> BySource { get; }

    /// <summary>All records that were found in sources of the left arm.</summary>
    public PrismaRecordSet FromLeft { get; }

    /// <summary>Unique records of the left arm: the kept records.</summary>
    public PrismaRecordSet Left { get; }

    /// <summary>Unique records of the right arm.</summary>
    public PrismaRecordSet Right { get; }

    /// <summary>
    /// Those of them that go through title and abstract: the lead sends the source of one of their cluster there.
    /// </summary>
    public PrismaRecordSet ScreenedRight { get; }

    /// <summary>Left-arm records that were removed as duplicates.</summary>
    public PrismaRecordSet LeftDuplicates { get; }

    /// <summary>Right-arm records that are dropped because the left arm has them.</summary>
    public PrismaRecordSet AlreadyIdentified { get; }

    /// <summary>Right-arm records that duplicate another one of the right arm.</summary>
    public PrismaRecordSet RightDuplicates { get; }

    public PrismaSource SourceOf(PrismaRecord record) => _sources.GetValueOrDefault(record.SourceId)
        ?? throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"Record {record.Number} names a source that is not in the input."),
            nameof(record));

    /// <summary>All records that were found in such sources.</summary>
    public PrismaRecordSet From(Func<PrismaSource, bool> sources)
        => BySource.Values.Where(records => sources(SourceOf(records.First())))
            .Aggregate(All.Empty(), (union, records) => union.Union(records));

    private void Sort(int kept, int[] duplicates)
    {
        var keptIsLeft = IsLeft(kept);
        if (!keptIsLeft && !Array.Exists(duplicates, IsLeft))
        {
            Right.Ids.Add(kept);
            Array.ForEach(duplicates, RightDuplicates.Ids.Add);
            if (ScreensTitles(kept) || Array.Exists(duplicates, ScreensTitles))
                ScreenedRight.Ids.Add(kept);
            return;
        }

        Left.Ids.Add(kept);
        if (!keptIsLeft)
            AlreadyIdentified.Ids.Add(kept);
        Array.ForEach(Array.FindAll(duplicates, place => !IsLeft(place)), AlreadyIdentified.Ids.Add);
        // Where the kept record came by other methods, the first of the left arm stands for the unique record.
        Array.ForEach(Array.FindAll(duplicates, IsLeft)[(keptIsLeft ? 0 : 1)..], LeftDuplicates.Ids.Add);
    }

    private bool IsLeft(int place) => FromLeft.Ids.Has(place);

    private bool ScreensTitles(int place) => SourceOf(_ordered[place]).ScreensTitles;

    /// <summary>The records of a box.</summary>
    public PrismaRecordSet In(PrismaBox box) => new(_ordered, box.Records);

    private PrismaRecordSet None() => new(_ordered, new PrismaIdSet(_order));

    // The place of the kept record of a duplicate's cluster.
    private int Kept(PrismaRecord duplicate)
    {
        var (kept, place) = (duplicate, 0);
        for (var steps = 0; kept.DuplicateOfId is { } id; steps++)
        {
            if (steps > _ordered.Count)
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Record {duplicate.Number} is in a circle of duplicates."),
                    nameof(duplicate));
            place = _order.PlaceOf(id)
                ?? throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Record {kept.Number} duplicates a record that is not in the input."),
                    nameof(duplicate));
            kept = _ordered[place];
        }

        return place;
    }

    // As they come from the database: nothing to sort.
    private static bool Ascends(IReadOnlyList<PrismaRecord> records)
    {
        for (var place = 1; place < records.Count; place++)
        {
            if (records[place - 1].Number >= records[place].Number)
                return false;
        }

        return true;
    }

    private static RecordPlaces OrderOf(RecordPlaces? given, IReadOnlyList<PrismaRecord> ordered)
    {
        if (given is null)
            return new RecordPlaces(ordered.Select(record => record.Id));
        if (given.Count != ordered.Count || Enumerable.Range(0, given.Count).Any(place => given[place] != ordered[place].Id))
            throw new ArgumentException("The order given is not that of the records by number.", nameof(given));
        return given;
    }

    private static Dictionary<Guid, PrismaSource> ById(IReadOnlyList<PrismaSource> sources)
    {
        var byId = new Dictionary<Guid, PrismaSource>(sources.Count);
        foreach (var source in sources)
        {
            if (!byId.TryAdd(source.Id, source))
                throw new ArgumentException($"A source is given twice: {source.Id}.", nameof(sources));
        }

        return byId;
    }
}
