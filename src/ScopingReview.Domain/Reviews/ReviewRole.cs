namespace ScopingReview.Domain.Reviews;

/// <summary>What a member may do in a review, from least to most.</summary>
public enum ReviewRole
{
    /// <summary>Reads.</summary>
    Observer,

    /// <summary>Screens and charts what is assigned.</summary>
    Reviewer,

    /// <summary>Everything: plans, resolves conflicts, and may also screen and chart.</summary>
    Lead,
}
