using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("A list of records that a person keeps under a name, for themselves: its filters and order as they stand in the page's address.")]
public sealed class SavedFilter : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid ById { get; init; }
    public required string Name { get; init; }

    /// <summary>The query part of the address, without the question mark.</summary>
    public required string Query { get; init; }

    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
