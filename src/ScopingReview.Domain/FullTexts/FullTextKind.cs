namespace ScopingReview.Domain.FullTexts;

/// <summary>What a file is to its report.</summary>
public enum FullTextKind
{
    /// <summary>The report itself; one at a time, a new one takes its place.</summary>
    Main,

    /// <summary>A supplement or appendix; a report may have several.</summary>
    Supplement,
}
