namespace ScopingReview.Domain.Screening;

/// <summary>What would be lost if only one person had read a record.</summary>
public enum MissedEvent
{
    /// <summary>The first reviewer excluded it, and it passed title and abstract all the same.</summary>
    PassedTitleAbstract,

    /// <summary>The first reviewer excluded it, and it was included in the review all the same.</summary>
    IncludedInReview,
}
