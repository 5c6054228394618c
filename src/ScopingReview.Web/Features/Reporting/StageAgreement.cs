using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// Agreement of first and second reviewers at a stage, from records whose votes are in, as they stood before any resolution; and what
/// single screening may have missed. Every figure is computed from the sizes of <see cref="Sets"/>, which are the lists that the page
/// opens.
/// </summary>
public sealed record StageAgreement
{
    public required ScreeningStage Stage { get; init; }

    /// <summary>The pair whose records these are; null for all pairs together.</summary>
    public required PairOfReviewers? Pair { get; init; }

    /// <summary>
    /// All pairs that decided a record together, those with the most first; empty where the reader may not know them yet.
    /// </summary>
    public required IReadOnlyList<PairOfReviewers> Pairs { get; init; }

    /// <summary>Names of the table's rows and columns.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The records behind every figure, by the keys of <see cref="AgreementSet"/>.</summary>
    public required IReadOnlyDictionary<string, AgreementSet> Sets { get; init; }

    public required AgreementStatistics Statistics { get; init; }

    /// <summary>
    /// What the records read once may hide, by event. Of the whole stage: none for a pair. A reviewer who still reads full texts is not
    /// told what was included.
    /// </summary>
    public required IReadOnlyList<MissedInclusions> Missed { get; init; }

    /// <summary>Records that <see cref="Missed"/> does not cover.</summary>
    public required MissedRemainder Remainder { get; init; }

    /// <summary>Records that more than two people read, by the number of their readers; they stand in no table of two.</summary>
    public required IReadOnlyList<MultiRaterAgreement> Several { get; init; }

    /// <summary>Records that two people read and whose votes are not both in: while there are any, every figure is provisional.</summary>
    public required int ToCome { get; init; }

    /// <summary>A Maybe stands in the table as Include.</summary>
    public required bool MaybeCountsAsInclude { get; init; }

    /// <summary>Records left out of every figure, because a vote on them was given after its author had asked to see the others'.</summary>
    public int LeftOutNotBlind => Sets[AgreementSet.NotBlind].Ids.Count;

    /// <summary>Somebody has read something that a figure is made of.</summary>
    public bool HasFigures
        => Statistics.Table.Total > 0 || Several.Count > 0 || LeftOutNotBlind > 0 || Missed.Any(missed => missed.Population > 0);

    /// <summary>Something that is open may still change a figure.</summary>
    public bool IsProvisional => ToCome > 0 || Remainder.Awaiting > 0 || Missed.Any(missed => missed.Open > 0);

    /// <summary>Key of the choice of reviewers, as it stands in addresses.</summary>
    public string PairKey => Pair?.Pair.Key ?? ReportSetKeys.AllPairs;
}
