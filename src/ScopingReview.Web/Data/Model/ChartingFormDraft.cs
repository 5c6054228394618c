using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("A form that a review's leads are working on. It counts for nothing until it is published as a version.")]
public sealed class ChartingFormDraft
{
    public required Guid FormId { get; init; }
    public required Guid ReviewId { get; init; }

    /// <summary>Domain's ChartingForm as JSON.</summary>
    public required string FormJson { get; set; }

    /// <summary>Goes up with every change: who has seen another one is told before theirs is lost.</summary>
    public required int Revision { get; set; }

    public required Guid ById { get; set; }
    public required DateTimeOffset At { get; set; }
}
