using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment(
    "A report of a previous study, as the previous version counted it. A changed citation is a report anew; the earlier one "
    + "is superseded.")]
public sealed class PreviousReport : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid StudyId { get; init; }

    /// <summary>Place in its study.</summary>
    public required int Position { get; init; }

    public required string Citation { get; init; }

    /// <summary>The DOI that the citation gives.</summary>
    public string? Doi { get; init; }

    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
    public PreviousStudy? Study { get; init; }
}
