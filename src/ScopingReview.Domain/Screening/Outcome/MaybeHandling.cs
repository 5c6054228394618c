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

/// <summary>The categories of a table by what a Maybe is taken for.</summary>
public static class MaybeHandlingExtensions
{
    /// <summary>
    /// What a Maybe is taken for in a table, from the rows that are in it alone: as Include where the setting says so; else as a category
    /// of its own where there is any. Without any the table is the plain 2×2 one, since a third category that nobody used would change
    /// AC1, PABAK and the indices.
    /// </summary>
    /// <param name="maybeCountsAsInclude">The setting of the stage.</param>
    /// <param name="verdicts">Every verdict of the table, and none of a row that is left out.</param>
    public static MaybeHandling ForTable(bool maybeCountsAsInclude, IEnumerable<Verdict> verdicts) =>
        maybeCountsAsInclude ? MaybeHandling.CountsAsInclude
        : verdicts.Contains(Verdict.Maybe) ? MaybeHandling.OwnCategory
        : MaybeHandling.CountsAsExclude;

    /// <summary>Number of categories: 2, or 3 where a Maybe is one of its own.</summary>
    /// <param name="handling">What a Maybe is taken for.</param>
    public static int CategoryCount(this MaybeHandling handling) => handling == MaybeHandling.OwnCategory ? 3 : 2;

    /// <summary>Category of a verdict, from 0: Include first, Exclude last.</summary>
    /// <param name="handling">What a Maybe is taken for.</param>
    /// <param name="verdict">The verdict.</param>
    public static int Category(this MaybeHandling handling, Verdict verdict) => (handling, verdict) switch
    {
        (MaybeHandling.OwnCategory, _) => (int)verdict,
        (_, Verdict.Include) or (MaybeHandling.CountsAsInclude, Verdict.Maybe) => 0,
        _ => 1,
    };
}
