using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Reporting;

/// <summary>Any review: any sources, clusters across arms with any member kept, any statuses, contradictory ones too.</summary>
internal static class PrismaGenerator
{
    public static Arbitrary<PrismaInput> Inputs { get; } = Input().ToArbitrary();

    private static Gen<PrismaInput> Input() =>
        from sourceCount in Gen.Choose(1, 6)
        from sources in Source().ArrayOf(sourceCount)
            // Beyond the 64 records that one word of a set of records holds.
        from recordCount in Gen.Choose(0, 150)
        from records in Record(sources).ArrayOf(recordCount)
        from links in Gen.Choose(0, 500).ArrayOf(recordCount)
        from previousStudies in Gen.Elements(-1, 0, 1, 3)
        from further in Gen.Choose(0, 20).ArrayOf(recordCount)
        from pairs in Gen.Elements(0, 0, 1, 4)
        let previous = previousStudies < 0 ? null : PrismaWorld.PreviousOf(previousStudies, previousStudies + previousStudies / 2)
        select new PrismaInput(sources, Updated(Numbered(records, links), further, previous),
            previous)
        { OpenDuplicatePairs = [.. Enumerable.Range(0, pairs).Select(_ => Guid.CreateVersion7())] };

    private static Gen<PrismaSource> Source() =>
        from kind in Gen.Elements(Enum.GetValues<InformationSourceKind>())
        from name in Gen.Elements("MEDLINE", "Google, Scholar; first 200",
            "A repository with a long and winding name that no box can hold in one line", "Ω")
        from screens in Gen.Elements(true, false)
        select new PrismaSource(Guid.CreateVersion7(), name, kind, screens || kind.IsLeftArm());

    private static Gen<PrismaRecord> Record(PrismaSource[] sources) =>
        from source in Gen.Elements(sources)
        from removal in Gen.Frequency((8, Gen.Constant(RemovalBeforeScreening.None)),
            (2, Gen.Elements(Enum.GetValues<RemovalBeforeScreening>())))
        from title in Gen.Elements(Enum.GetValues<ScreeningStatus>())
        from retrieval in Gen.Elements<RetrievalStatus?>(null, RetrievalStatus.Sought, RetrievalStatus.Retrieved, RetrievalStatus.Retrieved,
            RetrievalStatus.NotRetrieved)
        from fullText in Gen.Elements(Enum.GetValues<ScreeningStatus>())
        from reason in Gen.Elements<string?>(null, "Wrong population", "Wrong concept", " ",
            "No full text in any of the languages that the team reads, translations included")
        from conflict in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        from study in Gen.Choose(0, 9)
        select new PrismaRecord
        {
            Id = Guid.CreateVersion7(),
            Number = 0,
            SourceId = source.Id,
            Removal = removal,
            RemovalReason = reason,
            TitleAbstract = title,
            Retrieval = retrieval,
            FullText = fullText,
            ExclusionReason = reason,
            ReasonConflict = conflict,
            StudyId = study == 0 ? null : new Guid(study, 0, 0, new byte[8]),
        };

    // Some records are further reports of a previous study, whatever else is said of them.
    private static PrismaRecord[] Updated(PrismaRecord[] records, int[] further, PrismaPreviousVersion? previous)
        => [.. records.Select((record, i) => record with { PreviousStudyId = previous?.Studies.ElementAtOrDefault(further[i])?.Id })];

    // A link below the number of records joins a record to that one's cluster, so kept records come before and after their duplicates.
    private static PrismaRecord[] Numbered(PrismaRecord[] records, int[] links)
    {
        var kept = Enumerable.Range(0, records.Length).ToArray();
        for (var i = 0; i < records.Length; i++)
        {
            if (links[i] < records.Length && kept[links[i]] == links[i] && !kept.Where((root, member) => root == i && member != i).Any())
                kept[i] = links[i];
        }

        return [.. records.Select(
            (record, i) => record with { Number = i + 1, DuplicateOfId = kept[i] == i ? null : records[kept[i]].Id })];
    }
}
