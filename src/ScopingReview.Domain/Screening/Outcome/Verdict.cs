namespace ScopingReview.Domain.Screening;

/// <summary>What a reviewer (or the lead in a resolution) says of a record at a stage.</summary>
public enum Verdict
{
    /// <summary>Goes on to the next stage.</summary>
    Include,

    /// <summary>Undecided; what it counts as is a setting of the stage.</summary>
    Maybe,

    /// <summary>Does not meet the criteria.</summary>
    Exclude,
}
