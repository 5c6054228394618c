using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("A person's note to themselves about a record. Never shown to anybody else, nor written to the audit or an export.")]
public sealed class PrivateNote : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid RecordId { get; init; }
    public required Guid ById { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
