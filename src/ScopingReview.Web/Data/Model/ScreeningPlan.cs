using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment("Who reads what at a stage. A changed plan supersedes the one before it.")]
public sealed class ScreeningPlan : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required Guid[] FirstReviewerIds { get; init; }
    public required Guid[] SecondReviewerIds { get; init; }

    /// <summary>Share of the second reading as a fraction, 0 to 1.</summary>
    public required decimal SampleShare { get; init; }

    public required string Seed { get; init; }

    /// <summary>By what the sample is stratified; fixed with the first draw, like the seed.</summary>
    public Stratification Stratification { get; init; }

    public required bool MaybeCountsAsInclude { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ById { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}
