using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Data.Model;

[Comment("A draw of records for the second reviewer or a pilot round, stored with all that is needed to repeat it.")]
public sealed class SampleDraw
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required ScreeningStage Stage { get; init; }
    public required DrawKind Kind { get; init; }
    public required string Algorithm { get; init; }
    public required string Seed { get; init; }
    /// <summary>Share of the frame, 0 to 1; 0 in a pilot round, which asks for a number of records.</summary>
    public required decimal SampleShare { get; init; }

    /// <summary>
    /// How many records it takes, those of earlier draws from the frame left out; in a pilot round how many were asked for. Null for a draw
    /// of version 1: there the number follows from share and frame.
    /// </summary>
    public int? SampleCount { get; init; }

    /// <summary>
    /// How many of them from each stratum, in ordinal order of the names; null without strata and for a draw of version 1.
    /// </summary>
    public int[]? StratumCounts { get; init; }

    /// <summary>Record numbers of the frame, ascending.</summary>
    public required int[] FrameNumbers { get; init; }

    /// <summary>The stratum of each record of the frame, as it was called then; null for a draw without strata.</summary>
    public string[]? FrameStrata { get; init; }

    public required string FrameSha256 { get; init; }
    public required DateTimeOffset DrawnAt { get; init; }
    public required Guid DrawnById { get; init; }
}
