using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("The publication that the review updates. With it, or with a study of it, the review is an updated one.")]
public sealed class PreviousVersion : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required string Citation { get; init; }

    /// <summary>In lower case, without a resolver.</summary>
    public string? Doi { get; init; }

    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
