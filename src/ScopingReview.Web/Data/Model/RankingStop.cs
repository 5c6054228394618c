using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("Reading of titles and abstracts in the order of priority screening was stopped, with what the random sample showed then. Resuming supersedes it.")]
public sealed class RankingStop : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }

    /// <summary>The records that nobody had read, removed as ineligible by automation tools.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>How many they were then, as a part of what the sample showed; how many are removed now, the batch says.</summary>
    public required int LeftUnread { get; init; }

    /// <summary>Records of the sample that stand by their second reviewer's vote alone.</summary>
    public required int BySecondAlone { get; init; }

    /// <summary>Those of them that the second reviewer included, or left at maybe.</summary>
    public required int Included { get; init; }

    /// <summary>Relevant records found among those that first reviewers had read.</summary>
    public required int Found { get; init; }

    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
    public RemovalBatch? Batch { get; init; }
}
