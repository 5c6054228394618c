using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

public enum CriterionKind
{
    Include,
    Exclude,
}

[Comment("An eligibility criterion, shown beside the abstract. Retired, not deleted, when it changes.")]
public sealed class Criterion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required CriterionKind Kind { get; init; }
    public required string Text { get; init; }
    public required int Position { get; set; }
    public required DateTimeOffset AddedAt { get; init; }
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>The criterion that these words took the place of.</summary>
    public Guid? ReplacesId { get; init; }
}

[Comment("A reason for exclusion at full text; exactly one is required with each exclusion there.")]
public sealed class ExclusionReason
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required string Label { get; init; }
    public required int Position { get; set; }
    public required DateTimeOffset AddedAt { get; init; }
    public DateTimeOffset? RetiredAt { get; set; }
}

[Comment("A word to highlight in titles and abstracts: of the review (UserId null) or of one person.")]
public sealed class HighlightWord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public Guid? UserId { get; init; }
    public required HighlightKind Kind { get; init; }
    public required string Term { get; init; }
}

[Comment("Who reads what at a stage. A changed plan supersedes the one before it.")]
public sealed class ScreeningPlan : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required Guid[] FirstReviewerIds { get; init; }
    public required Guid[] SecondReviewerIds { get; init; }

    /// <summary>Share of the second reading as a fraction, 0 to 1.</summary>
    public required decimal SampleShare { get; init; }

    public required string Seed { get; init; }

    /// <summary>By what the sample is stratified; fixed with the first draw, like the seed.</summary>
    public Stratification Stratification { get; init; }

    public required bool MaybeCountsAsInclude { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ById { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}

public enum DrawKind
{
    Initial,
    TopUp,
    RaisedShare,

    /// <summary>The records of a pilot round, before the sample is drawn.</summary>
    Pilot,
}

[Comment("A draw of records for the second reviewer or a pilot round, stored with all that is needed to repeat it.")]
public sealed class SampleDraw
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required DrawKind Kind { get; init; }
    public required string Algorithm { get; init; }
    public required string Seed { get; init; }
    /// <summary>Share of the frame, 0 to 1; 0 in a pilot round, which asks for a number of records.</summary>
    public required decimal SampleShare { get; init; }

    /// <summary>
    /// How many records it takes, those of earlier draws from the frame left out; in a pilot round how many were asked for. Null for a draw of
    /// version 1: there the number follows from share and frame.
    /// </summary>
    public int? SampleCount { get; init; }

    /// <summary>How many of them from each stratum, in ordinal order of the names; null without strata and for a draw of version 1.</summary>
    public int[]? StratumCounts { get; init; }

    /// <summary>Record numbers of the frame, ascending.</summary>
    public required int[] FrameNumbers { get; init; }

    /// <summary>The stratum of each record of the frame, as it was called then; null for a draw without strata.</summary>
    public string[]? FrameStrata { get; init; }

    public required string FrameSha256 { get; init; }
    public required DateTimeOffset DrawnAt { get; init; }
    public required Guid DrawnById { get; init; }
}

public enum ReviewerPosition
{
    First,
    Second,

    /// <summary>One of all who read a record of a pilot round.</summary>
    Pilot,
}

[Comment("A round in which everybody screens the same few records before the sample is drawn.")]
public sealed class PilotRound
{
    /// <summary>The draw of its records, which says when it began and who began it.</summary>
    public required Guid DrawId { get; init; }

    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }

    /// <summary>Who takes part, in the order of their names in the team.</summary>
    public required Guid[] ParticipantIds { get; init; }

    public SampleDraw? Draw { get; init; }
    public PilotClosing? Closing { get; init; }
}

[Comment("The end of a pilot round.")]
public sealed class PilotClosing
{
    /// <summary>The round, by its draw.</summary>
    public required Guid DrawId { get; init; }

    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }

    /// <summary>The votes stand; else they were superseded at <see cref="At"/>, with the assignments and rulings of the round.</summary>
    public required bool VotesCount { get; init; }

    public required DateTimeOffset At { get; init; }
    public required Guid ById { get; init; }
}

[Comment("A record (report) that a person is to judge at a stage. Their vote is required for its outcome.")]
public sealed class Assignment : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required Guid RecordId { get; init; }
    public required Guid ReviewerId { get; init; }
    public required ReviewerPosition Position { get; init; }
    public required Guid? DrawId { get; init; }

    /// <summary>Place in the reviewer's random order (first 8 bytes of a hash), so that the next record is one index look-up.</summary>
    public required long RandomOrder { get; init; }

    /// <summary>The merge through which it counts here too, said of the duplicate; null where it was said of this record.</summary>
    public Guid? CarriedByLinkId { get; init; }

    /// <summary>The lead's giving through which the reviewer has it; null where the plan dealt it. What was given by hand stays when the plan is changed.</summary>
    public Guid? HandoverId { get; init; }

    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
    public ReviewRecord? Record { get; init; }
}

[Comment(
    "A lead who still had readings to give at a stage asked to see everybody's decisions there, once and for good: what "
    + "they decide afterwards is no independent reading any more.")]
public sealed class Unblinding
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid UserId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required DateTimeOffset At { get; init; }
}

[Comment("One reviewer's vote. A changed or withdrawn vote is superseded and stays.")]
public sealed class Decision : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required Guid RecordId { get; init; }
    public required Guid ReviewerId { get; init; }

    /// <summary>Made by the client: the same operation sent twice is stored once.</summary>
    public required Guid OperationId { get; init; }

    public required Verdict Verdict { get; init; }
    public Guid? ReasonId { get; init; }
    public string? Note { get; init; }

    /// <summary>Set when it was taken over from another tool and not made here.</summary>
    public Guid? DecisionImportId { get; init; }

    /// <summary>The vote on a duplicate that counts here since the two were merged; null for a vote on this record.</summary>
    public Guid? CarriedFromId { get; init; }

    /// <summary>The merge through which it counts here too, said of the duplicate; null where it was said of this record.</summary>
    public Guid? CarriedByLinkId { get; init; }

    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
    public ReviewRecord? Record { get; init; }
}

[Comment("Decisions taken over from another tool in one go: from where, by whom.")]
public sealed class DecisionImport
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required string FileName { get; init; }

    /// <summary>"Rayyan", "ASReview", "table".</summary>
    public required string Format { get; init; }

    /// <summary>SHA-256 of the file's bytes in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Which name in the file is which member, as JSON.</summary>
    public required string PeopleJson { get; init; }

    public required Guid ImportedById { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }
}

[Comment("The lead's ruling on a record at a stage. Reopening supersedes it.")]
public sealed class Resolution : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required Guid RecordId { get; init; }
    public required Verdict Verdict { get; init; }
    public Guid? ReasonId { get; init; }
    public string? Rationale { get; init; }

    /// <summary>The merge through which it counts here too, said of the duplicate; null where it was said of this record.</summary>
    public Guid? CarriedByLinkId { get; init; }

    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
    public ReviewRecord? Record { get; init; }
}

/// <summary>
/// Row of the view record_outcomes: Domain's ScreeningOutcome in SQL, so that lists filter and counts are computed in the database.
/// A test holds the two against each other over all combinations. A record nobody is assigned to has no row: it is pending.
/// </summary>
public sealed class RecordOutcome
{
    public Guid ReviewId { get; init; }
    public ScreeningStage Stage { get; init; }
    public Guid RecordId { get; init; }
    public ScreeningStatus Status { get; init; }
    public Guid? ReasonId { get; init; }
    public bool ReasonConflict { get; init; }

    /// <summary>All required votes are in: they can no longer be changed.</summary>
    public bool Locked { get; init; }

    public int RequiredVotes { get; init; }
    public int Votes { get; init; }
    public bool Resolved { get; init; }
}
