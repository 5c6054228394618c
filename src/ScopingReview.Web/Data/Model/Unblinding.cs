using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment(
    "A lead who still had readings to give at a stage asked to see everybody's decisions there, once and for good: what "
    + "they decide afterwards is no independent reading any more.")]
public sealed class Unblinding
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid UserId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required DateTimeOffset At { get; init; }
}
