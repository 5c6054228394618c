namespace ScopingReview.Domain.Screening;

/// <summary>
/// What one reviewer currently says of a record at a stage: the latest of their votes, since a vote may be changed until it locks.
/// </summary>
/// <param name="ReviewerId">Who voted.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="ReasonId">The primary reason of an Exclude. At full text the service that takes the vote demands it; it is ignored on other
/// verdicts.</param>
public sealed record ScreeningVote(Guid ReviewerId, Verdict Verdict, Guid? ReasonId = null);

/// <summary>The lead's ruling on a record at a stage: the latest one that has not been reopened.</summary>
/// <param name="Verdict">Include or Exclude; a ruling of Maybe settles nothing and is refused.</param>
/// <param name="ReasonId">The primary reason of an Exclude; ignored on an Include.</param>
public sealed record ScreeningResolution(Verdict Verdict, Guid? ReasonId = null);
