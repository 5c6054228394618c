namespace ScopingReview.Domain.Deduplication;

/// <summary>Why two records count as the same.</summary>
public enum DuplicateRule
{
    /// <summary>The same DOI, and titles that do not contradict it.</summary>
    SameDoi,

    /// <summary>The same compact title, year and first author's family name, and nothing that contradicts it.</summary>
    SameTitleYearAndAuthor,

    /// <summary>A person judged them to be the same.</summary>
    JudgedSame,

    /// <summary>An earlier run joined them and that still stands.</summary>
    JoinedEarlier,
}

/// <summary>A record that is a duplicate, and the record that is kept for it. Nothing is deleted: the link can be withdrawn.</summary>
/// <param name="DuplicateId">The duplicate.</param>
/// <param name="KeptId">The record kept; never itself a duplicate.</param>
/// <param name="Rule">The rule that joined the duplicate to <paramref name="ThroughId"/>, or to the kept record.</param>
/// <param name="Evidence">The same in words: "same DOI 10.1000/1".</param>
/// <param name="ThroughId">The record of the cluster through which it is joined where no rule joins it to the kept record itself.</param>
public sealed record DuplicateLink(Guid DuplicateId, Guid KeptId, DuplicateRule Rule, string Evidence, Guid? ThroughId);

/// <summary>What a person said of two records; the order of the two does not matter.</summary>
/// <param name="First">One of them.</param>
/// <param name="Second">The other.</param>
/// <param name="AreSame">True: they stay together. False: they never end in one cluster, also not through a third record.</param>
public sealed record PairJudgement(Guid First, Guid Second, bool AreSame);

/// <summary>The duplicates among the records of a review.</summary>
/// <param name="Links">One for each duplicate, by its record number. Records without a link are unique or kept.</param>
/// <param name="Contradicted">Judgements "same" that could not be followed because judgements "distinct" exclude them.</param>
public sealed record DuplicateResult(IReadOnlyList<DuplicateLink> Links, IReadOnlyList<PairJudgement> Contradicted);
