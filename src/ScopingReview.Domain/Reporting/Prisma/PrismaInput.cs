using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Reporting;

/// <summary>An information source of the review.</summary>
/// <param name="Id">Id of the source.</param>
/// <param name="Name">Source name, as the diagram shows it.</param>
/// <param name="Kind">Kind; decides the arm.</param>
/// <param name="ScreensTitles">True where its records are screened at title and abstract. Databases and registers always are, whatever is
/// said here; of the other kinds those that the lead sends there.</param>
public sealed record PrismaSource(Guid Id, string Name, InformationSourceKind Kind, bool ScreensTitles);

/// <summary>Why a record was removed before screening, other than as a duplicate.</summary>
public enum RemovalBeforeScreening
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>Marked as ineligible by an automation tool.</summary>
    Automation,

    /// <summary>For another reason.</summary>
    Other,
}

/// <summary>
/// What the flow needs to know of a record. Of a cluster of duplicates, the facts of the kept record count; those of the others are not
/// looked at.
/// </summary>
public sealed record PrismaRecord
{
    // Shared by all records of which nothing more is said, as of most in a review: 100,000 are some 6 MB this way rather than 17.
    private Details _details = Details.None;

    /// <summary>Id of the record.</summary>
    public required Guid Id { get; init; }

    /// <summary>Running number in the review; orders every list.</summary>
    public required int Number { get; init; }

    /// <summary>Source it was found in.</summary>
    public required Guid SourceId { get; init; }

    /// <summary>Where it stands at title and abstract. Not looked at where no source of its cluster screens titles.</summary>
    public ScreeningStatus TitleAbstract { get; init; }

    /// <summary>The kept record of its cluster of duplicates; null for the kept one itself and for records without duplicates.</summary>
    public Guid? DuplicateOfId { get => _details.DuplicateOfId; init => _details = _details with { DuplicateOfId = value }; }

    /// <summary>Removed before screening?</summary>
    public RemovalBeforeScreening Removal { get => _details.Removal; init => _details = _details with { Removal = value }; }

    /// <summary>Reason of a removal before screening; of one by an automation tool, the tool's name.</summary>
    public string? RemovalReason { get => _details.RemovalReason; init => _details = _details with { RemovalReason = value }; }

    /// <summary>How far its report is retrieved; null counts as sought.</summary>
    public RetrievalStatus? Retrieval { get => _details.Retrieval; init => _details = _details with { Retrieval = value }; }

    /// <summary>Where its report stands at full text. Counts only once the report is retrieved.</summary>
    public ScreeningStatus FullText { get => _details.FullText; init => _details = _details with { FullText = value }; }

    /// <summary>The settled reason of an exclusion at full text; null while it is open.</summary>
    public string? ExclusionReason { get => _details.ExclusionReason; init => _details = _details with { ExclusionReason = value }; }

    /// <summary>True while reviewers agree on the exclusion but not on its reason.</summary>
    public bool ReasonConflict { get => _details.ReasonConflict; init => _details = _details with { ReasonConflict = value }; }

    /// <summary>
    /// Study that the included report belongs to; null until it is grouped. Looked at only where the report is included and
    /// <see cref="PreviousStudyId"/> is not set.
    /// </summary>
    public Guid? StudyId { get => _details.StudyId; init => _details = _details with { StudyId = value }; }

    /// <summary>Study of the previous version of which the included report is a further report; null for a report of a new study.</summary>
    public Guid? PreviousStudyId { get => _details.PreviousStudyId; init => _details = _details with { PreviousStudyId = value }; }

    private sealed record Details(Guid? DuplicateOfId, RemovalBeforeScreening Removal, string? RemovalReason, RetrievalStatus? Retrieval,
        ScreeningStatus FullText, string? ExclusionReason, bool ReasonConflict, Guid? StudyId, Guid? PreviousStudyId)
    {
        public static Details None { get; } = new(null, RemovalBeforeScreening.None, null, null, ScreeningStatus.Pending, null, false, null,
            null);
    }
}

/// <summary>A study that the previous version of an updated review included.</summary>
/// <param name="Id">Id of the study.</param>
/// <param name="ReportIds">Its reports, as the previous version counted them; at least one.</param>
public sealed record PrismaPreviousStudy(Guid Id, IReadOnlyList<Guid> ReportIds);

/// <summary>The previous version of an updated review, as published.</summary>
/// <param name="Studies">Studies included in it; none where it found none.</param>
public sealed record PrismaPreviousVersion(IReadOnlyList<PrismaPreviousStudy> Studies);

/// <summary>Everything that the flow diagram is computed from.</summary>
/// <param name="Sources">Sources in the order in which the diagram lists them.</param>
/// <param name="Records">All records, duplicates included.</param>
/// <param name="Previous">For an updated review, its previous version.</param>
public sealed record PrismaInput(
    IReadOnlyList<PrismaSource> Sources, IReadOnlyList<PrismaRecord> Records, PrismaPreviousVersion? Previous = null)
{
    /// <summary>
    /// Ids of <see cref="Records"/> by number, where whoever read them has put them in this order already; else it is made of the records.
    /// </summary>
    public RecordPlaces? Order { get; init; }

    /// <summary>True where the decisions are one reviewer's own and not the review's: such a flow is not for a manuscript.</summary>
    public bool IsOwnPicture { get; init; }

    /// <summary>Ids of the pairs of records that may be duplicates and that nobody has reviewed yet.</summary>
    public IReadOnlyList<Guid> OpenDuplicatePairs { get; init; } = [];
}
