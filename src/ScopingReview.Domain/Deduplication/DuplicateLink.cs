namespace ScopingReview.Domain.Deduplication;

/// <summary>Why a record counts as the duplicate of another.</summary>
public enum DuplicateRule
{
    /// <summary>What the two have in common.</summary>
    Evidence,

    /// <summary>A person judged them to be the same.</summary>
    JudgedSame,

    /// <summary>An earlier run joined them and that still stands.</summary>
    JoinedEarlier,
}

/// <summary>A record that is a duplicate, and the record that is kept for it. Nothing is deleted: the link can be withdrawn.</summary>
/// <param name="DuplicateId">The duplicate.</param>
/// <param name="KeptId">The record kept; never itself a duplicate.</param>
/// <param name="Rule">What joined the duplicate to <paramref name="ThroughId"/>, or to the kept record.</param>
/// <param name="Evidence">The same in words: "title identical +6, same DOI +6".</param>
/// <param name="Score">Sum of the evidence; null where it is not evidence that joined them.</param>
/// <param name="ThroughId">The record of the cluster through which it is joined where nothing joins it to the kept record itself.</param>
public sealed record DuplicateLink(Guid DuplicateId, Guid KeptId, DuplicateRule Rule, string Evidence, double? Score, Guid? ThroughId);

/// <summary>What a person said of two records; the order of the two does not matter.</summary>
/// <param name="First">One of them.</param>
/// <param name="Second">The other.</param>
/// <param name="AreSame">True: they stay together. False: they never end in one cluster, also not through a third record.</param>
public sealed record PairJudgement(Guid First, Guid Second, bool AreSame);
