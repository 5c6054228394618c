using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment(
    "Says that an included report of this version belongs to a study of the previous one: it counts as a new report and as "
    + "no new study.")]
public sealed class FurtherReport : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }

    /// <summary>The record.</summary>
    public required Guid ReportId { get; init; }

    public required Guid PreviousStudyId { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
    public ReviewRecord? Report { get; init; }
}
