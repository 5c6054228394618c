namespace ScopingReview.Domain.FullTexts;

/// <summary>How far the search for a report's full text has come (PRISMA 2020: "reports sought for retrieval", "not retrieved").</summary>
public enum RetrievalStatus
{
    /// <summary>Sought, not yet at hand.</summary>
    Sought,

    /// <summary>Asked for, of a library or of the authors; still sought, as far as PRISMA counts.</summary>
    Requested,

    /// <summary>At hand: the report can be assessed.</summary>
    Retrieved,

    /// <summary>Given up; counted as "not retrieved".</summary>
    NotRetrieved,
}
