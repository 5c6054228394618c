using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Web.Data.Model;

[Comment("Who charts a study with a form, as the first or the second. Given by a lead, or taken by beginning.")]
public sealed class ChartAssignment : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid FormId { get; init; }
    public required Guid StudyId { get; init; }
    public required ChartReading Reading { get; init; }
    public required Guid UserId { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
