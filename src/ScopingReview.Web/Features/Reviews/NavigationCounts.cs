using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>
/// What the navigation says to one person. A count is null where it is not theirs to know: reviewers, and leads while they are blind, are
/// given only their own numbers where the review's would change with their vote or not, since a count that stays as it was would tell that
/// somebody else reads the record.
/// </summary>
public sealed record NavigationCounts
{
    public required bool AnyRecords { get; init; }

    /// <summary>Pairs that wait for a judgement; for everybody, since they tell nothing of votes.</summary>
    public required int DuplicatesToJudge { get; init; }

    public required bool AnyTitles { get; init; }

    /// <summary>Planned, or begun with a pilot round.</summary>
    public required bool TitlesPlanned { get; init; }

    /// <summary>Titles left: the person's own for a reviewer and whoever is blind, else those of the review without an outcome.</summary>
    public required int TitlesLeft { get; init; }

    public required bool AnyReports { get; init; }

    /// <summary>Somebody is asked to read full texts.</summary>
    public required bool ReportsPlanned { get; init; }

    /// <summary>Likewise of full texts.</summary>
    public required int ReportsLeft { get; init; }

    /// <summary>Full texts at hand that the person is asked to judge.</summary>
    public required int ReportsMine { get; init; }

    /// <summary>A report is included; in an updated review it may belong to a study of the previous version, and be no new study.</summary>
    public required bool AnyStudies { get; init; }

    /// <summary>Null for a reviewer; those of other people for a lead who is blind.</summary>
    public required int? Conflicts { get; init; }

    /// <summary>At least one title has its outcome; false for a reviewer and whoever is blind.</summary>
    public required bool AnyTitlesSettled { get; init; }

    /// <summary>Null while the person is blind, and while one of a reviewer's own reports waits for a vote.</summary>
    public required int? Studies { get; init; }

    /// <summary>Likewise.</summary>
    public required int? StudiesToChart { get; init; }

    /// <summary>From the state of the review in the person's eyes.</summary>
    public static NavigationCounts Of(ReviewProgress s, ReviewVisibility visibility)
    {
        var own = visibility.Me.Role == ReviewRole.Reviewer;
        var ownTitles = own || visibility.Titles.IsBlind;
        var closed = visibility.IsBlind || (own && s.ReportsMineOpen);
        return new NavigationCounts
        {
            AnyRecords = s.Records > 0,
            DuplicatesToJudge = s.DuplicatesToJudge,
            AnyTitles = s.TitlesFrame > 0,
            TitlesPlanned = s.TitlesPlanned || s.TitlesPiloted,
            TitlesLeft = ownTitles ? s.TitlesMine : s.TitlesLeft,
            AnyReports = s.Reports > 0,
            ReportsPlanned = s.ReportsPlanned,
            ReportsLeft = own || visibility.IsBlind ? s.ReportsMine : s.ReportsLeft,
            ReportsMine = s.ReportsMine,
            AnyStudies = s.IncludedReports > 0,
            Conflicts = own ? null : s.Conflicts,
            AnyTitlesSettled = !ownTitles && s.TitlesSettled > 0,
            Studies = closed ? null : s.Studies,
            StudiesToChart = closed ? null : s.StudiesToChart,
        };
    }
}
