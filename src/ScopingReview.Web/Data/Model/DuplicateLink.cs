using Microsoft.EntityFrameworkCore;

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
