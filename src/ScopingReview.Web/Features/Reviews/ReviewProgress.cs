namespace ScopingReview.Web.Features.Reviews;

/// <summary>The counts that decide what is left to do, each computed from the decisions.</summary>
public sealed record ReviewProgress
{
    public required int Records { get; init; }
    public required int Duplicates { get; init; }

    /// <summary>What includes or excludes a record is written down.</summary>
    public bool HasCriteria { get; init; } = true;

    /// <summary>Pairs that wait for a person's judgement.</summary>
    public int DuplicatesToJudge { get; init; }

    public required int TitlesFrame { get; init; }
    public required bool TitlesPlanned { get; init; }

    /// <summary>There is, or was, a pilot round at title and abstract: people read before there is a plan.</summary>
    public bool TitlesPiloted { get; init; }

    public required int TitlesUnassigned { get; init; }
    public required int TitlesSettled { get; init; }
    public required int TitlesMine { get; init; }
    public required int Conflicts { get; init; }
    public required int Reports { get; init; }
    public required bool ReportsPlanned { get; init; }
    public required int ReportsUnassigned { get; init; }
    public required int ReportsSought { get; init; }
    public required int ReportsNotRetrieved { get; init; }
    public required int ReportsSettled { get; init; }
    public required int ReportsMine { get; init; }

    /// <summary>One of the person's own reports waits for a vote, theirs or another reader's.</summary>
    public required bool ReportsMineOpen { get; init; }

    public required int IncludedReports { get; init; }

    public required int Studies { get; init; }
    public required int Charted { get; init; }

    public int TitlesLeft => TitlesFrame - TitlesSettled;
    public int ReportsLeft => Reports - ReportsNotRetrieved - ReportsSettled;
    public int StudiesToChart => Studies - Charted;
}
