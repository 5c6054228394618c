using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Ranking;

namespace ScopingReview.Web.Data.Model;

[Comment("Priority screening of titles and abstracts was switched on or off. The latest counts; the earlier ones say what was read in which order.")]
public sealed class RankingSwitch
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required bool IsOn { get; init; }
    public required RankingModelKind Model { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
}
