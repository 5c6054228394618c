namespace ScopingReview.Domain;

/// <summary>The longest that one regular expression may look at one text.</summary>
internal static class PatternTime
{
    /// <summary>
    /// In milliseconds. A net, and no part of any rule: patterns are written so that their time grows with the text and not with its
    /// square, or they do not backtrack. Where it is reached all the same, a reader refuses the entry (<see cref="Formats.EntryOutcome"/>).
    /// It runs by the clock on the wall, so it is far longer than any match: a machine that does something else for seconds must not cost
    /// an entry.
    /// </summary>
    public const int Longest = 60_000;
}
