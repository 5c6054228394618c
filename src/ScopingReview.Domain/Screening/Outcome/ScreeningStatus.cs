namespace ScopingReview.Domain.Screening;

/// <summary>Where a record stands at a stage. Always computed from votes and resolution, never stored.</summary>
public enum ScreeningStatus
{
    /// <summary>A required vote is missing, or nobody is assigned yet.</summary>
    Pending,

    /// <summary>Goes on to the next stage.</summary>
    Included,

    /// <summary>Taken out at this stage.</summary>
    Excluded,

    /// <summary>The required votes contradict each other: the lead rules.</summary>
    Conflict,

    /// <summary>The reviewers are undecided (a single Maybe, or all Maybe): the lead rules.</summary>
    NeedsResolution,
}
