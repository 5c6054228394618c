using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment(
    "Records that a lead took from one person, unread, and gave to others. Which, to whom, and which second readings nobody "
    + "was left to do is in the assignments that began and ended with it. An undo supersedes it, and gives back what is still "
    + "unread.")]
public sealed class Handover : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required Guid FromReviewerId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ById { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
