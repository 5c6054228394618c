using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Web.Data.Model;

[Comment("A form of a review, for charting or for critical appraisal. Its published versions are in charting_forms.")]
public sealed class ReviewForm
{
    /// <summary>Position of the charting form, by which studies count as charted.</summary>
    public const int Charting = 1;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }

    /// <summary>From 1; the first is the charting form, by which studies count as charted.</summary>
    public required int Position { get; init; }

    public ChartingMode Mode { get; set; }

    /// <summary>Share of the studies that two people chart independently, 0 to 1; 1 for all.</summary>
    public decimal DualShare { get; set; } = 1;

    public required Guid AddedById { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
}
