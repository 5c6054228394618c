using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment(
    "What was said otherwise of a record than its votes: of one that was merged into it, a reviewer's other vote on the twin or the "
    + "other outcome (decision 14); or, without a link, that whoever charts it says that it should be excluded (decision 35). It makes "
    + "the record a conflict until the lead rules, or until the merge is undone or the proposal taken back.")]
public sealed class MergeConflict : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    /// <summary>The merge; null for a proposal made while charting.</summary>
    public Guid? LinkId { get; init; }
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

    /// <summary>The ruling on the record that this put aside; an undo puts it in force again.</summary>
    public Guid? SuspendedRulingId { get; init; }

    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
