using System.Globalization;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Plan;

/// <summary>A frame of the second reading with what is drawn from it so far.</summary>
/// <param name="First">The first draw from it.</param>
/// <param name="Steps">The first draw, and one for each time the share was raised.</param>
internal sealed record SampledFrame(SampleDraw First, IReadOnlyList<DrawStep> Steps)
{
    public int Size => First.FrameNumbers.Length;

    /// <summary>The share that was drawn from it last.</summary>
    public decimal Share => Steps[^1].Share ?? 0;

    /// <summary>How many are drawn from it.</summary>
    public int Drawn => Steps.Aggregate(0, (drawn, step) => step.TotalAfter(drawn, Size));

    /// <summary>Its strata with what is drawn from each.</summary>
    public IReadOnlyList<StratumSize> Strata => First.Frame().Strata(Steps);
}

internal static class SampledFrames
{
    /// <summary>
    /// The frames of second readings, oldest first: a raised share is a further draw from the same frame. Pilot rounds have none.
    /// </summary>
    /// <param name="draws">The draws of a stage, oldest first.</param>
    public static IEnumerable<SampledFrame> Of(IEnumerable<SampleDraw> draws)
        => draws.Where(draw => draw.Kind != DrawKind.Pilot).GroupBy(draw => draw.FrameSha256, StringComparer.Ordinal)
            .Select(frame => new SampledFrame(frame.First(), [.. frame.Select(Step)]));

    /// <summary>The draws from the frame of this one until then, its own last.</summary>
    /// <param name="draw">A draw of the second reading.</param>
    /// <param name="draws">The draws of its stage, oldest first.</param>
    public static IReadOnlyList<DrawStep> StepsUpTo(this SampleDraw draw, IEnumerable<SampleDraw> draws)
    {
        var ofFrame = draws.Where(other => other.Kind != DrawKind.Pilot && other.FrameSha256 == draw.FrameSha256).ToList();
        return [.. ofFrame.Take(ofFrame.FindIndex(other => other.Id == draw.Id) + 1).Select(Step)];
    }

    /// <summary>The stored frame, fit to be drawn from.</summary>
    public static SampleFrame Frame(this SampleDraw draw) => new([.. draw.FrameNumbers.Select(RecordNumber.Format)], draw.FrameStrata);

    /// <summary>How many records this draw took, those of earlier shares left out.</summary>
    public static int SampleSize(this SampleDraw draw, IEnumerable<SampleDraw> draws)
    {
        var size = draw.FrameNumbers.Length;
        if (draw.SampleCount is { } count)
            return Math.Min(count, size);
        // Without numbers of its own, neither it nor the draws before it have any.
        int[] totals = [0, .. draw.StepsUpTo(draws).Select(step => step.TotalAfter(0, size))];
        return totals[^1] - totals[^2];
    }

    /// <summary>The name of the frame's file, which the script to check the draw names too.</summary>
    public static string FrameFileName(this SampleDraw draw) => $"frame-{draw.FileName()}.txt";

    /// <summary>What the files of a draw are called after.</summary>
    public static string FileName(this SampleDraw draw)
        => (draw.Kind == DrawKind.Pilot ? "pilot-" : "") + (draw.Stage == ScreeningStage.TitleAbstract ? "titles-" : "full-texts-")
            + draw.DrawnAt.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);

    // Draws that were stored before their numbers were have a share only.
    private static DrawStep Step(SampleDraw draw)
        => new(draw.SampleShare, draw.StratumCounts ?? (draw.SampleCount is { } count ? [count] : null));
}
