using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;

namespace ScopingReview.Web.Data.Model;

[Comment("A draw of studies that two people chart independently, stored with all that is needed to repeat it.")]
public sealed class ChartDraw
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid FormId { get; init; }
    public required ChartDrawPurpose Purpose { get; init; }
    public required string Algorithm { get; init; }
    public required string Seed { get; init; }

    /// <summary>Share of all studies so far, 0 to 1, with those drawn before; null for a pilot.</summary>
    public decimal? StudyShare { get; init; }

    /// <summary>Record numbers of the studies that it was drawn from, ascending.</summary>
    public required int[] FrameNumbers { get; init; }

    public required string FrameSha256 { get; init; }

    /// <summary>Record numbers of the studies drawn, in the order of the draw.</summary>
    public required int[] DrawnNumbers { get; init; }

    public required DateTimeOffset DrawnAt { get; init; }
    public required Guid DrawnById { get; init; }
}
