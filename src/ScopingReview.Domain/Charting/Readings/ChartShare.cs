namespace ScopingReview.Domain.Charting;

/// <summary>The share of studies that two people chart independently.</summary>
public static class ChartShare
{
    /// <summary>
    /// How many studies of a new frame are to be drawn so that the share of all frames is reached: the share of all, rounded up, without
    /// those drawn before.
    /// </summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="before">Studies of earlier frames.</param>
    /// <param name="drawn">Studies drawn of these.</param>
    /// <param name="frame">Studies of the new frame.</param>
    public static int Lacking(decimal share, int before, int drawn, int frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return Math.Clamp((int)Math.Ceiling(share * (before + frame)) - drawn, 0, frame);
    }
}
