using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Reporting;

/// <summary>A small review to compute flows from.</summary>
internal sealed class PrismaWorld
{
    private readonly List<PrismaSource> _sources = [];
    private readonly List<PrismaRecord> _records = [];

    public PrismaPreviousVersion? Previous { get; set; }

    /// <summary>Pairs of records that may be duplicates and that nobody has reviewed.</summary>
    public int OpenPairs { get; set; }

    public PrismaFlow Flow() => PrismaFlow.Compute(Input());

    public PrismaInput Input() => new(_sources, _records, Previous)
    {
        OpenDuplicatePairs = [.. Enumerable.Range(0, OpenPairs).Select(_ => Guid.CreateVersion7())],
    };

    /// <summary>A previous version of so many studies, of which the first have two reports and the others one.</summary>
    public static PrismaPreviousVersion PreviousOf(int studies, int reports) => new(
        [.. Enumerable.Range(0, studies)
            .Select(i =>
                new PrismaPreviousStudy(Guid.CreateVersion7(),
                    [.. Enumerable.Range(0, i < reports - studies ? 2 : 1).Select(_ => Guid.CreateVersion7())]))]);

    public PrismaSource Source(InformationSourceKind kind, string? name = null, bool? screensTitles = null)
    {
        var source = new PrismaSource(Guid.CreateVersion7(), name ?? kind.ToString(), kind, screensTitles ?? kind.IsLeftArm());
        _sources.Add(source);
        return source;
    }

    public PrismaRecord Record(PrismaSource source, Func<PrismaRecord, PrismaRecord>? change = null)
    {
        var record = new PrismaRecord { Id = Guid.CreateVersion7(), Number = _records.Count + 1, SourceId = source.Id };
        record = change?.Invoke(record) ?? record;
        _records.Add(record);
        return record;
    }

    public PrismaWorld Records(int count, PrismaSource source, Func<PrismaRecord, PrismaRecord>? change = null)
    {
        for (var i = 0; i < count; i++)
            Record(source, change);
        return this;
    }

    public static PrismaRecord Excluded(PrismaRecord record) => record with { TitleAbstract = ScreeningStatus.Excluded };

    public static PrismaRecord Sought(PrismaRecord record)
        => record with { TitleAbstract = ScreeningStatus.Included, Retrieval = RetrievalStatus.Sought };

    public static PrismaRecord NotRetrieved(PrismaRecord record)
        => record with { TitleAbstract = ScreeningStatus.Included, Retrieval = RetrievalStatus.NotRetrieved };

    public static PrismaRecord Retrieved(PrismaRecord record)
        => record with { TitleAbstract = ScreeningStatus.Included, Retrieval = RetrievalStatus.Retrieved };

    public static Func<PrismaRecord, PrismaRecord> ExcludedFor(string? reason) =>
        record => Retrieved(record) with { FullText = ScreeningStatus.Excluded, ExclusionReason = reason };

    public static PrismaRecord Included(PrismaRecord record) =>
        Retrieved(record) with { FullText = ScreeningStatus.Included, StudyId = Guid.CreateVersion7() };
}
