using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Plan;

/// <summary>Frames with what is drawn from them so far: a raised share is a further draw from the same frame.</summary>
internal static class SampledFrames
{
    /// <summary>One draw of each frame, oldest first, with the highest share drawn from it.</summary>
    public static IEnumerable<(SampleDraw Frame, decimal Share)> Of(IEnumerable<SampleDraw> draws)
        => draws.GroupBy(draw => draw.FrameSha256, StringComparer.Ordinal).Select(frame => (frame.First(), frame.Max(draw => draw.SampleShare)));

    /// <summary>The share that was drawn from the same frame before this draw; null if this was the first.</summary>
    public static decimal? ShareBefore(this SampleDraw draw, IEnumerable<SampleDraw> draws)
        => draws.Where(other => other.FrameSha256 == draw.FrameSha256 && other.SampleShare < draw.SampleShare).Select(other => (decimal?)other.SampleShare).Max();
}
