using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Reporting;

/// <summary>Records or reports of one arm that are not decided at a stage yet.</summary>
/// <param name="Pending">A required vote is missing.</param>
/// <param name="Conflicts">The votes contradict each other.</param>
/// <param name="NeedsResolution">The reviewers are undecided and the lead has to rule.</param>
public sealed record PrismaUndecided(PrismaBox Pending, PrismaBox Conflicts, PrismaBox NeedsResolution)
{
    /// <summary>The three boxes.</summary>
    public IReadOnlyList<PrismaBox> Boxes => [Pending, Conflicts, NeedsResolution];

    /// <summary>How many in all.</summary>
    public int Count => Boxes.Sum(box => box.Count);
}

/// <summary>The part of the flow that both arms have: from reports sought to reports included.</summary>
public sealed record PrismaReports
{
    /// <summary>Reports sought for retrieval.</summary>
    public required PrismaBox Sought { get; init; }

    /// <summary>Reports not retrieved.</summary>
    public required PrismaBox NotRetrieved { get; init; }

    /// <summary>Open: sought and neither retrieved nor given up.</summary>
    public required PrismaBox AwaitingRetrieval { get; init; }

    /// <summary>
    /// Reports assessed for eligibility: all that are retrieved; while some of them are undecided, the flow is provisional.
    /// </summary>
    public required PrismaBox Assessed { get; init; }

    /// <summary>Reports excluded.</summary>
    public required PrismaBox Excluded { get; init; }

    /// <summary>Reports excluded by settled reason, the most frequent first.</summary>
    public required IReadOnlyList<PrismaBox> Reasons { get; init; }

    /// <summary>Open: excluded, but the reason is missing or in conflict. Counted as excluded.</summary>
    public required PrismaBox ReasonNotSettled { get; init; }

    /// <summary>Open: assessed, but not decided.</summary>
    public required PrismaUndecided Undecided { get; init; }

    /// <summary>Included reports.</summary>
    public required PrismaBox Included { get; init; }

    /// <summary>Lines under "Reports excluded": the reasons, then those not settled if there are any.</summary>
    public IReadOnlyList<PrismaBox> ReasonLines => ReasonNotSettled.Count == 0 ? Reasons : [.. Reasons, ReasonNotSettled];
}

/// <summary>
/// Identification via databases and registers. A unique record is in this arm if any member of its cluster was found in a database or
/// register.
/// </summary>
/// <remarks>
/// Where the kept record of a cluster was found by other methods, the cluster stands in <see cref="Identified"/> with its members from
/// databases and registers, the first of them stands for the unique record (so it is not among the duplicates), and from
/// <see cref="Screened"/> on the unique record goes by the id of the kept one, where its decisions are.
/// </remarks>
public sealed record PrismaLeftArm
{
    /// <summary>Records per database, in the order of the sources.</summary>
    public required IReadOnlyList<PrismaBox> Databases { get; init; }

    /// <summary>Records per register.</summary>
    public required IReadOnlyList<PrismaBox> Registers { get; init; }

    /// <summary>Records identified from databases.</summary>
    public required PrismaBox FromDatabases { get; init; }

    /// <summary>Records identified from registers.</summary>
    public required PrismaBox FromRegisters { get; init; }

    /// <summary>All records identified.</summary>
    public required PrismaBox Identified { get; init; }

    /// <summary>Duplicate records removed.</summary>
    public required PrismaBox Duplicates { get; init; }

    /// <summary>Records marked as ineligible by automation tools.</summary>
    public required PrismaBox RemovedByAutomation { get; init; }

    /// <summary>Those by tool.</summary>
    public required IReadOnlyList<PrismaBox> AutomationTools { get; init; }

    /// <summary>Records removed for other reasons.</summary>
    public required PrismaBox RemovedForOtherReasons { get; init; }

    /// <summary>Those by reason.</summary>
    public required IReadOnlyList<PrismaBox> OtherRemovalReasons { get; init; }

    /// <summary>Records screened: identified without those removed. While some of them are undecided, the flow is provisional.</summary>
    public required PrismaBox Screened { get; init; }

    /// <summary>Records excluded at title and abstract; settled ones only.</summary>
    public required PrismaBox Excluded { get; init; }

    /// <summary>Open: screened, but not decided.</summary>
    public required PrismaUndecided Undecided { get; init; }

    /// <summary>The reports of the records that were included at title and abstract.</summary>
    public required PrismaReports Reports { get; init; }
}

/// <summary>Records identified by one kind of other method.</summary>
/// <param name="Kind">Website, organisation, citation searching or contact.</param>
/// <param name="Identified">The records, without those dropped.</param>
/// <param name="Sources">They, per source.</param>
public sealed record PrismaOtherMethod(InformationSourceKind Kind, PrismaBox Identified, IReadOnlyList<PrismaBox> Sources);

/// <summary>
/// Identification via other methods. PRISMA 2020 has no boxes for duplicates and title screening here: they are dropped, or footnoted.
/// </summary>
public sealed record PrismaRightArm
{
    /// <summary>Kinds that the review has sources of, in PRISMA's order.</summary>
    public required IReadOnlyList<PrismaOtherMethod> Methods { get; init; }

    /// <summary>All records identified by other methods, without those dropped.</summary>
    public required PrismaBox Identified { get; init; }

    /// <summary>Dropped and footnoted: already identified through databases or registers.</summary>
    public required PrismaBox AlreadyIdentified { get; init; }

    /// <summary>Dropped and footnoted: duplicates of another record of this arm.</summary>
    public required PrismaBox Duplicates { get; init; }

    /// <summary>Dropped and footnoted: removed before anybody looked at them.</summary>
    public required PrismaBox Removed { get; init; }

    /// <summary>
    /// Those of them that go through title and abstract, because the lead sends their source there; the rest is sought at once.
    /// </summary>
    public required PrismaBox Screened { get; init; }

    /// <summary>Footnoted: excluded at title and abstract.</summary>
    public required PrismaBox Excluded { get; init; }

    /// <summary>Open: sent through title and abstract, but not decided.</summary>
    public required PrismaUndecided Undecided { get; init; }

    /// <summary>The reports sought.</summary>
    public required PrismaReports Reports { get; init; }
}
