using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Data.Model;

[Comment("What the authors say of their review under a heading of the protocol, for methods text and checklists. Writing it anew supersedes it.")]
public sealed class ProtocolEntry : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required ProtocolItem Item { get; init; }
    public required string Text { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}

[Comment("What was done otherwise than the protocol says, and why. Taking it away supersedes it.")]
public sealed class ProtocolDeviationEntry : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required DateOnly On { get; init; }
    public required string Text { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
