using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Web.Data.Model;

[Comment("The charted answers of a study at one moment: with a form, as the first, the second or the consensus of both. The newest of each is the one that is not superseded.")]
public sealed class ChartEntry : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid StudyId { get; init; }
    public required Guid FormId { get; init; }
    public required Guid FormVersionId { get; init; }
    public ChartReading Reading { get; init; }

    /// <summary>Domain's ChartAnswers as JSON.</summary>
    public required string AnswersJson { get; init; }

    /// <summary>False while it is a draft.</summary>
    public required bool Complete { get; init; }

    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
