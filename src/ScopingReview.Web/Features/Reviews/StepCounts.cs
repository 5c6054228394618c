using ScopingReview.Domain.Reviews;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>
/// What the navigation says to one person. A count is null where it is not hers to know: a reviewer is given only her own numbers where the review's would change
/// with her vote or not, since a count that stays as it was would tell that a second reviewer reads the record.
/// </summary>
public sealed record StepCounts
{
    public required bool AnyRecords { get; init; }
    public required int Sources { get; init; }

    /// <summary>Pairs that wait for a judgement; for everybody, since they tell nothing of votes.</summary>
    public required int DuplicatesToJudge { get; init; }

    public required bool AnyTitles { get; init; }

    /// <summary>Planned, or begun with a pilot round.</summary>
    public required bool TitlesPlanned { get; init; }

    /// <summary>Titles left: the person's own for a reviewer, else those of the review without an outcome.</summary>
    public required int TitlesLeft { get; init; }

    public required bool AnyReports { get; init; }

    /// <summary>Likewise of full texts.</summary>
    public required int ReportsLeft { get; init; }

    /// <summary>A report is included; in an updated review it may belong to a study of the previous version, and be no new study.</summary>
    public required bool AnyStudies { get; init; }

    /// <summary>Null for a reviewer.</summary>
    public required int? Conflicts { get; init; }

    /// <summary>At least one title has its outcome; false for a reviewer.</summary>
    public required bool AnyTitlesSettled { get; init; }

    /// <summary>Null while one of a reviewer's own reports waits for a vote.</summary>
    public required int? Studies { get; init; }

    /// <summary>Likewise.</summary>
    public required int? StudiesToChart { get; init; }

    /// <summary>From the state of the review, as far as the person may know it.</summary>
    public static StepCounts Of(StepState s, Membership me)
    {
        var own = me.Role == ReviewRole.Reviewer;
        var blind = own && s.ReportsMineOpen;
        return new StepCounts
        {
            AnyRecords = s.Records > 0,
            Sources = s.Sources,
            DuplicatesToJudge = s.DuplicatesToJudge,
            AnyTitles = s.TitlesFrame > 0,
            TitlesPlanned = s.TitlesPlanned || s.TitlesPiloted,
            TitlesLeft = own ? s.TitlesMine : s.TitlesLeft,
            AnyReports = s.Reports > 0,
            ReportsLeft = own ? s.ReportsMine : s.ReportsLeft,
            AnyStudies = s.IncludedReports > 0,
            Conflicts = own ? null : s.Conflicts,
            AnyTitlesSettled = !own && s.TitlesSettled > 0,
            Studies = blind ? null : s.Studies,
            StudiesToChart = blind ? null : s.StudiesToChart,
        };
    }
}
