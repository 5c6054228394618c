namespace ScopingReview.Domain.Deduplication;

/// <summary>How far duplicates are looked for.</summary>
public sealed record DuplicateFinderOptions
{
    /// <summary>
    /// Lowest score that is shown to people for review: pairs that score below it are distinct, but for those in which all that both have
    /// is equal, and entries of one registered trial.
    /// </summary>
    public double ReviewBelow { get; init; } = 4;

    /// <summary>Lowest score of a pair that is joined without being asked, if nothing stands against it.</summary>
    public double AutoAbove { get; init; } = 9;

    /// <summary>
    /// Records that an earlier run compared with each other: they are compared with all others, but not among themselves again, and the
    /// links that stand between them (<see cref="RecordFingerprint.StandingDuplicateOf"/>) stay; only those that a new record is joined to
    /// are compared again, to see whether it fits them alone. Only pairs with a new record are listed then. Leave out links that rest on a
    /// judgement withdrawn since. Null compares everything.
    /// </summary>
    public IReadOnlySet<Guid>? ComparedBefore { get; init; }

    /// <summary>
    /// Pairs that are not joined by their own evidence, because a run that saw more records left them to people; they may come together
    /// through a third record. The order of the two does not matter.
    /// </summary>
    public IReadOnlySet<(Guid First, Guid Second)> LeftToPeople { get; init; } = new HashSet<(Guid, Guid)>();

    /// <summary>
    /// Further records that are compared with nothing, and only tell what is common: which DOIs, places and titles several publications
    /// share, and whose files count their rows in the issue. For a run over a few records of many.
    /// </summary>
    public IReadOnlyCollection<RecordFingerprint> Context { get; init; } = [];

    /// <summary>How many processor cores may be used; the result is the same with any number.</summary>
    public int Cores { get; init; } = Environment.ProcessorCount;
}

/// <summary>How far a run has come.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Share">How much of it is done, from 0 to 1.</param>
public sealed record DuplicateProgress(DuplicateStage Stage, double Share);

/// <summary>Stages of a run.</summary>
public enum DuplicateStage
{
    /// <summary>Looking for pairs that are worth comparing.</summary>
    Blocking,

    /// <summary>Comparing them.</summary>
    Comparing,

    /// <summary>Putting records together.</summary>
    Clustering,
}

/// <summary>Records that are one publication.</summary>
/// <param name="KeptId">The record that stands for them: the one people have worked on, else the most complete one.</param>
/// <param name="Members">All of them, the kept one first.</param>
public sealed record DuplicateCluster(Guid KeptId, IReadOnlyList<Guid> Members);

/// <summary>What a run found.</summary>
public sealed record DuplicateFindings
{
    /// <summary>Clusters of two or more records.</summary>
    public required IReadOnlyList<DuplicateCluster> Clusters { get; init; }

    /// <summary>Pairs joined without being asked, by falling score.</summary>
    public required IReadOnlyList<DuplicatePair> AutomaticPairs { get; init; }

    /// <summary>Pairs for people to judge, by falling score; none that are in one cluster already or that somebody has judged.</summary>
    public required IReadOnlyList<DuplicatePair> ReviewPairs { get; init; }

    /// <summary>
    /// All pairs that the rules leave to people, also those that are settled by what was said, of them or of others:
    /// <see cref="ReviewPairs"/> are the open ones among them. They wait again when what settles them is taken back.
    /// </summary>
    public required IReadOnlyList<DuplicatePair> UndecidedPairs { get; init; }

    /// <summary>Judgements "same" that could not be followed because judgements "distinct" exclude them.</summary>
    public required IReadOnlyList<PairJudgement> Contradicted { get; init; }

    /// <summary>How many pairs were compared field by field.</summary>
    public required long PairsCompared { get; init; }
}
