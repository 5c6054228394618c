namespace ScopingReview.Domain.Reviews;

/// <summary>What a member may do in a review.</summary>
public enum ReviewRole
{
    /// <summary>Everything: plans, resolves conflicts, and may also screen and chart.</summary>
    Lead,

    /// <summary>Screens and charts what is assigned.</summary>
    Reviewer,

    /// <summary>Reads.</summary>
    Observer,
}
