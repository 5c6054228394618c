using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment(
    "A record that is removed before screening: it is at no stage while this is not superseded, and what was said of it "
    + "before stays. Said of unique records; of one that becomes a duplicate later, the kept record's counts.")]
public sealed class RemovedRecord : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid BatchId { get; init; }
    public required Guid RecordId { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
    public RemovalBatch? Batch { get; init; }
    public ReviewRecord? Record { get; init; }
}
