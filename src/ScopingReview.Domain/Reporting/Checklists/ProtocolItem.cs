namespace ScopingReview.Domain.Reporting;

/// <summary>What only the authors can say of their review; the checklists ask for each of it.</summary>
public enum ProtocolItem
{
    /// <summary>Why a scoping review, and what is known already (PRISMA-ScR item 3).</summary>
    Rationale,

    /// <summary>Whom the review is about (item 4).</summary>
    Population,

    /// <summary>What of them it asks (item 4).</summary>
    Concept,

    /// <summary>Where, and under which circumstances (item 4).</summary>
    Context,

    /// <summary>Where the protocol can be read and how it is registered, or that there is none (item 5).</summary>
    Registration,

    /// <summary>Whether the quality of the studies was appraised, how, and what it was used for (items 12 and 16).</summary>
    CriticalAppraisal,

    /// <summary>Whether stakeholders were consulted (Arksey and O'Malley's sixth step, Levac et al. 2010).</summary>
    Consultation,

    /// <summary>How what was charted was summed up (item 13).</summary>
    Synthesis,

    /// <summary>Who paid for the studies and for the review, and what they had to do with it (item 22).</summary>
    Funding,

    /// <summary>Databases that were searched at once on one platform (PRISMA-S item 2).</summary>
    MultipleDatabases,

    /// <summary>Other ways of finding than those of the sources (PRISMA-S item 7).</summary>
    OtherMethods,

    /// <summary>Published search filters that were used (PRISMA-S item 10).</summary>
    SearchFilters,

    /// <summary>Strategies of others that were taken up (PRISMA-S item 11).</summary>
    PriorWork,

    /// <summary>How searches were brought up to date (PRISMA-S item 12).</summary>
    SearchUpdates,

    /// <summary>Who reviewed the strategies, and how (PRISMA-S item 14).</summary>
    SearchPeerReview,
}

/// <summary>What was done otherwise than the protocol says (PRISMA-ScR item 5).</summary>
/// <param name="On">When it was decided.</param>
/// <param name="Text">What, and why.</param>
public sealed record ProtocolDeviation(DateOnly On, string Text);
