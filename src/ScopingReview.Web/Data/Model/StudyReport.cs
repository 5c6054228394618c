using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

/// <summary>
/// Says that a report belongs to the study of another report. Without an entry each included report is a study of its own,
/// so a study's id is the record id of its first report and no study needs to be stored.
/// </summary>
[Comment("Says that a report belongs to the study of another report. A study is known by its first report (decision 7).")]
public sealed class StudyReport : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid ReportId { get; init; }
    public required Guid StudyId { get; init; }

    /// <summary>The merge through which it counts here too, said of the duplicate; null where it was said of this record.</summary>
    public Guid? CarriedByLinkId { get; init; }

    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
