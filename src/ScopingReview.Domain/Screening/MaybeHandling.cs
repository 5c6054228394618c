namespace ScopingReview.Domain.Screening;

/// <summary>What a Maybe is taken for when agreement is computed.</summary>
public enum MaybeHandling
{
    /// <summary>As Include: the 2×2 table of a stage with the setting "Maybe counts as Include".</summary>
    CountsAsInclude,

    /// <summary>As Exclude.</summary>
    CountsAsExclude,

    /// <summary>As a category of its own: the unweighted 3×3 table, in the order Include, Maybe, Exclude.</summary>
    OwnCategory,
}

internal static class MaybeHandlingExtensions
{
    public static int CategoryCount(this MaybeHandling handling) => handling == MaybeHandling.OwnCategory ? 3 : 2;

    public static int Category(this MaybeHandling handling, Verdict verdict) => (handling, verdict) switch
    {
        (MaybeHandling.OwnCategory, _) => (int)verdict,
        (_, Verdict.Include) or (MaybeHandling.CountsAsInclude, Verdict.Maybe) => 0,
        _ => 1,
    };
}
