using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Reporting;

internal sealed class PrismaFlowBuilder(PrismaInput input)
{
    internal const string ReasonNotStated = "Reason not stated";
    internal const string ToolNotStated = "Tool not stated";

    private static readonly (InformationSourceKind Kind, string Key)[] _methods =
    [
        (InformationSourceKind.Website, "websites"),
        (InformationSourceKind.Organisation, "organisations"),
        (InformationSourceKind.CitationSearching, "citation-searching"),
        (InformationSourceKind.Contact, "contacts"),
    ];

    private readonly PrismaUniqueRecords _unique = new(input);

    public PrismaFlow Build()
    {
        var left = Left();
        var right = input.Sources.Any(source => !source.Kind.IsLeftArm()) ? Right() : null;
        var included = _unique.In(left.Reports.Included);
        if (right is not null)
            included = included.Union(_unique.In(right.Reports.Included));
        var ofNewStudies = included.Where(record => record.PreviousStudyId is null);
        var withoutStudy = PrismaBox.Of("reports-without-study", ofNewStudies.Where(record => record.StudyId is null));
        var reports = PrismaBox.Of("included-reports", included);
        var studies = new PrismaBox(
            "included-studies",
            input.Previous is null ? "Studies included in review" : "New studies included in review",
            ofNewStudies.Select(record => record.StudyId).OfType<Guid>().Distinct(),
            PrismaUnit.Study);
        return new PrismaFlow
        {
            Left = left,
            Right = right,
            Reports = reports,
            Studies = studies,
            ReportsOfStudies =
                PrismaBox.Of("reports-of-studies",
                    input.Previous is null ? "Reports of included studies" : "Reports of new included studies", ofNewStudies),
            ReportsWithoutStudy = withoutStudy,
            IsOwnPicture = input.IsOwnPicture,
            Update = PrismaUpdateBuilder.Of(input.Previous, included, studies, reports),
            Open = PrismaOpenItems.Of(left, right, withoutStudy, input.OpenDuplicatePairs),
        };
    }

    private PrismaLeftArm Left()
    {
        var screened = _unique.Left.Where(record => record.Removal == RemovalBeforeScreening.None);
        var automation = _unique.Left.Where(record => record.Removal == RemovalBeforeScreening.Automation);
        var other = _unique.Left.Where(record => record.Removal == RemovalBeforeScreening.Other);
        return new PrismaLeftArm
        {
            Databases = PerSource("left", InformationSourceKind.Database, _unique.BySource),
            Registers = PerSource("left", InformationSourceKind.Register, _unique.BySource),
            FromDatabases = PrismaBox.Of("left-databases", OfKind(InformationSourceKind.Database)),
            FromRegisters = PrismaBox.Of("left-registers", OfKind(InformationSourceKind.Register)),
            Identified = PrismaBox.Of("left-identified", _unique.FromLeft),
            Duplicates = PrismaBox.Of("left-duplicates", _unique.LeftDuplicates),
            RemovedByAutomation = PrismaBox.Of("left-automation", automation),
            AutomationTools = ByReason("left-automation", automation, record => record.RemovalReason, ToolNotStated),
            RemovedForOtherReasons = PrismaBox.Of("left-removed-other", other),
            OtherRemovalReasons = ByReason("left-removed-other", other, record => record.RemovalReason),
            Screened = PrismaBox.Of("left-screened", screened),
            Excluded = PrismaBox.Of("left-excluded", screened.Where(record => record.TitleAbstract == ScreeningStatus.Excluded)),
            Undecided = Undecided("left-title", screened, record => record.TitleAbstract),
            Reports = PrismaReportsBuilder.Of("left", screened.Where(record => record.TitleAbstract == ScreeningStatus.Included)),
        };

        PrismaRecordSet OfKind(InformationSourceKind kind) => _unique.From(source => source.Kind == kind);
    }

    private PrismaRightArm Right()
    {
        var identified = _unique.Right.Where(record => record.Removal == RemovalBeforeScreening.None);
        var bySource = identified.By(record => record.SourceId);
        var screened = identified.Where(IsScreened);
        var sought = identified.Where(record => !IsScreened(record) || record.TitleAbstract == ScreeningStatus.Included);
        var throughDatabases = input.Sources.Any(source => source.Kind == InformationSourceKind.Register) ? "databases or registers"
            : "databases";
        return new PrismaRightArm
        {
            Methods = [.. _methods.Where(method => input.Sources.Any(source => source.Kind == method.Kind))
                .Select(method => new PrismaOtherMethod(
                method.Kind,
                PrismaBox.Of($"right-{method.Key}", identified.Where(record => _unique.SourceOf(record).Kind == method.Kind)),
                PerSource("right", method.Kind, bySource)))],
            Identified = PrismaBox.Of("right-identified", identified),
            AlreadyIdentified =
                PrismaBox.Of("right-already-identified", $"Already identified through {throughDatabases}", _unique.AlreadyIdentified),
            Duplicates = PrismaBox.Of("right-duplicates", _unique.RightDuplicates),
            Removed = PrismaBox.Of("right-removed", _unique.Right.Where(record => record.Removal != RemovalBeforeScreening.None)),
            Screened = PrismaBox.Of("right-screened", screened),
            Excluded = PrismaBox.Of("right-excluded", screened.Where(record => record.TitleAbstract == ScreeningStatus.Excluded)),
            Undecided = Undecided("right-title", screened, record => record.TitleAbstract),
            Reports = PrismaReportsBuilder.Of("right", sought),
        };

        bool IsScreened(PrismaRecord record) => _unique.ScreenedRight.Ids.Contains(record.Id);
    }

    private IReadOnlyList<PrismaBox> PerSource(string arm, InformationSourceKind kind, Dictionary<Guid, PrismaRecordSet> bySource) =>
        [.. input.Sources.Where(source => source.Kind == kind)
            .Select(source => PrismaBox.Of($"{arm}-source-{source.Id:N}", source.Name,
                bySource.GetValueOrDefault(source.Id) ?? _unique.All.Empty()))];

    internal static PrismaUndecided Undecided(
        string key, PrismaRecordSet records, Func<PrismaRecord, ScreeningStatus> status) => new(
        PrismaBox.Of($"{key}-pending", records.Where(record => status(record) == ScreeningStatus.Pending)),
        PrismaBox.Of($"{key}-conflicts", records.Where(record => status(record) == ScreeningStatus.Conflict)),
        PrismaBox.Of($"{key}-needs-resolution", records.Where(record => status(record) == ScreeningStatus.NeedsResolution)));

    internal static IReadOnlyList<PrismaBox> ByReason(
        string key, PrismaRecordSet records, Func<PrismaRecord, string?> reason, string notStated = ReasonNotStated) =>
        [.. records
            .By(record => string.IsNullOrWhiteSpace(reason(record)) ? notStated : reason(record)!.Trim())
            .OrderByDescending(group => group.Value.Ids.Count)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => PrismaBox.Of($"{key}:{group.Key}", group.Key, group.Value))];
}
