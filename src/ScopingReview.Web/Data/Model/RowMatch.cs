using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("Two rows of a repeatable group, one of each person who charted the study, that a lead says are about the same thing.")]
public sealed class RowMatch : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid FormId { get; init; }
    public required Guid StudyId { get; init; }
    public required string FirstRowId { get; init; }
    public required string SecondRowId { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
