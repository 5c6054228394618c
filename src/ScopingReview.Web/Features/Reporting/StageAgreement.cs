using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// Agreement of first and second reviewers at a stage, from records whose votes are locked and before any ruling. Every figure is computed from the sizes of
/// <see cref="Sets"/>, which are the lists that the page opens.
/// </summary>
public sealed record StageAgreement
{
    public required ScreeningStage Stage { get; init; }

    /// <summary>The pair whose records these are; null for all pairs together.</summary>
    public required PairOfReviewers? Pair { get; init; }

    /// <summary>All pairs that decided a record together, those with the most first; empty where the reader may not know them yet.</summary>
    public required IReadOnlyList<PairOfReviewers> Pairs { get; init; }

    /// <summary>Names of the table's rows and columns.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The records behind every figure, by the keys of <see cref="AgreementSet"/>.</summary>
    public required IReadOnlyDictionary<string, AgreementSet> Sets { get; init; }

    public required AgreementStatistics Statistics { get; init; }

    /// <summary>What the records read once may hide.</summary>
    public required MissedInclusions Missed { get; init; }

    /// <summary>Records that more than two people read, by the number of their readers; they stand in no table of two.</summary>
    public required IReadOnlyList<MultiRaterAgreement> Several { get; init; }

    /// <summary>Records that two people read and whose votes are not both in: while there are any, every figure is provisional.</summary>
    public required int ToCome { get; init; }

    /// <summary>A Maybe stands in the table as Include.</summary>
    public required bool MaybeCountsAsInclude { get; init; }

    /// <summary>Key of the choice of reviewers, as it stands in addresses.</summary>
    public string PairKey => Pair?.Pair.Key ?? ReportSetKeys.AllPairs;
}
