using System.Globalization;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Plan;

/// <summary>A frame of the second reading with what is drawn from it so far.</summary>
/// <param name="First">The first draw from it.</param>
/// <param name="Shares">The first share and each to which it was raised, ascending.</param>
internal sealed record SampledFrame(SampleDraw First, IReadOnlyList<decimal> Shares)
{
    public int Size => First.FrameNumbers.Length;

    /// <summary>How many are drawn from it.</summary>
    public int Drawn => SecondReviewerSample.SampleSize(Shares[^1], Size);
}

internal static class SampledFrames
{
    /// <summary>The frames of second readings, oldest first: a raised share is a further draw from the same frame. Pilot rounds have none.</summary>
    public static IEnumerable<SampledFrame> Of(IEnumerable<SampleDraw> draws)
        => draws.Where(draw => draw.Kind != DrawKind.Pilot).GroupBy(draw => draw.FrameSha256, StringComparer.Ordinal)
            .Select(frame => new SampledFrame(frame.First(), [.. frame.Select(draw => draw.SampleShare).Order()]));

    /// <summary>The shares that were drawn from the frame of this draw until then, its own last.</summary>
    public static IReadOnlyList<decimal> SharesUpTo(this SampleDraw draw, IEnumerable<SampleDraw> draws)
        => [.. Of(draws).Single(frame => frame.First.FrameSha256 == draw.FrameSha256).Shares.Where(share => share <= draw.SampleShare)];

    /// <summary>The stored frame, fit to be drawn from.</summary>
    public static SampleFrame Frame(this SampleDraw draw) => new([.. draw.FrameNumbers.Select(RecordNumber.Format)], draw.FrameStrata);

    /// <summary>How many records this draw took, those of earlier shares left out.</summary>
    public static int SampleSize(this SampleDraw draw, IEnumerable<SampleDraw> draws)
    {
        var size = draw.FrameNumbers.Length;
        if (draw.SampleCount is { } count)
            return Math.Min(count, size);
        int[] totals = [0, .. draw.SharesUpTo(draws).Select(share => SecondReviewerSample.SampleSize(share, size))];
        return totals[^1] - totals[^2];
    }

    /// <summary>The name of the frame's file, which the script to check the draw names too.</summary>
    public static string FrameFileName(this SampleDraw draw) => $"frame-{draw.FileName()}.txt";

    /// <summary>What the files of a draw are called after.</summary>
    public static string FileName(this SampleDraw draw)
        => (draw.Kind == DrawKind.Pilot ? "pilot-" : "") + (draw.Stage == ScreeningStage.TitleAbstract ? "titles-" : "full-texts-")
            + draw.DrawnAt.UtcDateTime.ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture);
}
