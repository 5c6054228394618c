namespace ScopingReview.Domain.Screening;

/// <summary>Records that a reviewer is required to read at a stage.</summary>
/// <param name="ReviewerId">The reviewer.</param>
/// <param name="Records">Ids of records, each once.</param>
public sealed record RequiredReadings(Guid ReviewerId, IReadOnlyList<Guid> Records);

/// <summary>Records of which a reviewer's current vote is the same.</summary>
/// <param name="ReviewerId">The reviewer.</param>
/// <param name="Verdict">The vote.</param>
/// <param name="Records">Ids of records, each once and in one group of a reviewer alone.</param>
public sealed record VotesAlike(Guid ReviewerId, Verdict Verdict, IReadOnlyList<Guid> Records);

/// <summary>A verdict on a record that is no reviewer's vote.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="Verdict">The verdict.</param>
public sealed record RecordVerdict(Guid RecordId, Verdict Verdict);

/// <summary>
/// What is said of the records of a whole review at a stage, in groups, as a database gathers it faster than record by record.
/// </summary>
/// <param name="Required">Who is required to read what.</param>
/// <param name="Votes">Current votes. Those of reviewers who are not required do not count.</param>
/// <param name="TwinVotes">What was said otherwise of records that were merged into these.</param>
/// <param name="Resolutions">Rulings in force, at most one of a record.</param>
/// <param name="MaybeIsInclude">Whether a Maybe counts as an Include, as it may at title and abstract.</param>
public sealed record StageVotes(
    IReadOnlyList<RequiredReadings> Required, IReadOnlyList<VotesAlike> Votes, IReadOnlyList<RecordVerdict> TwinVotes,
    IReadOnlyList<RecordVerdict> Resolutions, bool MaybeIsInclude);
