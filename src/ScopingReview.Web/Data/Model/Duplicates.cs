using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment("One record is a duplicate of another, which is kept. Current while not superseded; an undo supersedes it.")]
public sealed class DuplicateLink : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid DuplicateId { get; init; }
    public required Guid KeptId { get; init; }

    /// <summary>Why, in words ("title identical +6, same DOI +6").</summary>
    public required string Evidence { get; init; }

    /// <summary>Sum of the evidence; null where a person, or an earlier run, joined them.</summary>
    public double? Score { get; init; }

    /// <summary>The record that the evidence speaks of, where it is not the kept one.</summary>
    public Guid? ThroughId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null when the rules merged it.</summary>
    public Guid? ById { get; init; }

    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
    public ReviewRecord? Duplicate { get; init; }
    public ReviewRecord? Kept { get; init; }
}

[Comment("A person's word on a pair: the same record, or distinct. Outlives every re-run of the rules.")]
public sealed class DuplicateJudgement : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid RecordAId { get; init; }
    public required Guid RecordBId { get; init; }
    public required bool IsDuplicate { get; init; }

    /// <summary>The same for all pairs that were accepted in one go.</summary>
    public Guid? BatchId { get; init; }

    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}

[Comment(
    "Two records that may be the same, for people to judge. Found by the rules and replaced by their next run; what people "
    + "said of it is in duplicate_judgements.")]
public sealed class DuplicateCandidate
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }

    /// <summary>The smaller of the two ids.</summary>
    public required Guid RecordAId { get; init; }

    public required Guid RecordBId { get; init; }
    public required double Score { get; init; }

    /// <summary>What the score consists of, as JSON (Domain's Evidence).</summary>
    public required string EvidenceJson { get; init; }

    /// <summary>Why the rules did not merge it whatever its score.</summary>
    public required string[] Reservations { get; init; }

    public required DateTimeOffset FoundAt { get; init; }
}

/// <summary>Row of the view open_duplicate_candidates: a candidate that waits for a person, because nobody has said anything that settles it.</summary>
public sealed class OpenDuplicateCandidate
{
    public Guid Id { get; init; }
    public Guid ReviewId { get; init; }
    public Guid RecordAId { get; init; }
    public Guid RecordBId { get; init; }
    public double Score { get; init; }
    public required string EvidenceJson { get; init; }
    public required string[] Reservations { get; init; }
    public DateTimeOffset FoundAt { get; init; }
}

[Comment("One run of the rules over a review: what it compared and what it found.")]
public sealed class DeduplicationRun
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>All records were compared with each other; else new ones with what was there.</summary>
    public required bool AllRecords { get; init; }

    public required int RecordCount { get; init; }
    public required long PairsCompared { get; init; }

    /// <summary>Links that were added and that ended.</summary>
    public required int LinksAdded { get; init; }

    public required int LinksEnded { get; init; }
    public required double DurationSeconds { get; init; }
}

[Comment(
    "What was said otherwise of a record that was merged into this one: a reviewer's other vote on the twin, or the other "
    + "outcome. It makes the kept record a conflict (decision 14) until the lead rules or the merge is undone.")]
public sealed class MergeConflict : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid LinkId { get; init; }
    public required ScreeningStage Stage { get; init; }

    /// <summary>The kept record, where it counts.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The record of which it was said.</summary>
    public required Guid SaidOfRecordId { get; init; }

    public required Verdict Verdict { get; init; }
    public Guid? ReasonId { get; init; }

    /// <summary>Who said it: a reviewer by vote, a lead by ruling; null where it is what several votes came to.</summary>
    public Guid? SaidById { get; init; }

    /// <summary>The reviewer's vote on the kept record that it contradicts; once they change that one, this no longer counts.</summary>
    public Guid? ContradictsId { get; init; }

    /// <summary>The ruling on the kept record that the merge put aside; an undo puts it in force again.</summary>
    public Guid? SuspendedRulingId { get; init; }

    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
