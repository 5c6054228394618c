using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

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
