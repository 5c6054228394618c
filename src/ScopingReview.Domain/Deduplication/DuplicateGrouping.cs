namespace ScopingReview.Domain.Deduplication;

/// <summary>Puts records together: first what people and earlier runs said, then the automatic pairs by falling score.</summary>
internal sealed class DuplicateGrouping
{
    /// <summary>
    /// A record that fits two different publications goes to the one that fits better only if it does so by at least this much.
    /// </summary>
    private const double ClearlyBetter = 1.5;

    private const string HeldApart = "kept separate by a person";
    private const string FitsTwo = "fits two different publications";

    private readonly RecordFingerprint[] _records;
    private readonly PairScorer _judge;
    private readonly DuplicateFinderOptions _options;
    private readonly DuplicateClusters _clusters;
    private readonly Dictionary<Guid, int> _indexes;
    private readonly HashSet<ulong> _judged = [];
    private readonly List<PairJudgement> _contradicted = [];

    private DuplicateGrouping(RecordFingerprint[] records, PairScorer judge, DuplicateFinderOptions options)
    {
        _records = records;
        _judge = judge;
        _options = options;
        _clusters = new DuplicateClusters(judge);
        _indexes = new Dictionary<Guid, int>(records.Length);
        for (var i = 0; i < records.Length; i++)
            _indexes.Add(records[i].Id, i);
    }

    public static DuplicateFindings Of(
        RecordFingerprint[] records, bool[]? isOld, IReadOnlyCollection<PairJudgement> judgements, List<ScoredPair> scored,
        PairScorer judge,
        DuplicateFinderOptions options, CancellationToken cancellationToken)
    {
        var grouping = new DuplicateGrouping(records, judge, options);
        grouping.FollowJudgements(judgements);
        grouping._clusters.EndOfJudgements();
        if (isOld is not null)
            grouping.FollowStandingLinks(isOld);
        return grouping.Join(scored, isOld, cancellationToken);
    }

    private void FollowJudgements(IReadOnlyCollection<PairJudgement> judgements)
    {
        var known = new List<(int Low, int High, PairJudgement Judgement)>();
        foreach (var judgement in judgements)
        {
            if (judgement.First != judgement.Second && _indexes.TryGetValue(judgement.First, out var a)
                && _indexes.TryGetValue(judgement.Second, out var b))
                known.Add((Math.Min(a, b), Math.Max(a, b), judgement));
        }

        foreach (var (low, high, judgement) in known)
        {
            _judged.Add(Key(low, high));
            if (!judgement.AreSame)
                _clusters.HoldApart(low, high);
        }

        foreach (var (low, high, judgement) in known.Where(pair => pair.Judgement.AreSame).OrderBy(pair => pair.Low)
            .ThenBy(pair => pair.High))
        {
            if (!_clusters.TryJoinAsSaid(low, high))
                _contradicted.Add(judgement);
        }
    }

    private void FollowStandingLinks(bool[] isOld)
    {
        for (var i = 0; i < _records.Length; i++)
        {
            if (isOld[i] && _records[i].StandingDuplicateOf is { } kept && _indexes.TryGetValue(kept, out var other) && isOld[other])
                _clusters.TryJoinAsSaid(other, i);
        }
    }

    private DuplicateFindings Join(List<ScoredPair> scored, bool[]? isOld, CancellationToken cancellationToken)
    {
        // Pairs of old records were decided on in an earlier run; here they only show what else a record fits.
        bool IsNew(ScoredPair pair) => isOld is null || !isOld[pair.A] || !isOld[pair.B];
        ScoredPair[] automatic = [.. scored.Where(pair => pair.IsAutomatic(_options) && !IsLeftToPeople(pair))
            .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.A).ThenBy(pair => pair.B)];
        var ambiguous = Ambiguous(automatic);
        var refused = new Dictionary<ulong, string>();
        foreach (var pair in automatic)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsNew(pair) || ambiguous.Contains(Key(pair.A, pair.B)))
                continue;
            if (_clusters.TryJoin(pair.A, pair.B) is { } apart)
                refused[Key(pair.A, pair.B)] = apart == (pair.A, pair.B) ? HeldApart
                    : "would bring together records that contradict each other";
        }

        foreach (var pair in ambiguous)
            refused.TryAdd(pair, FitsTwo);
        var together = automatic.Where(pair => IsNew(pair) && _clusters.Find(pair.A) == _clusters.Find(pair.B));
        bool IsOpen(ScoredPair pair) => _clusters.Find(pair.A) != _clusters.Find(pair.B) && !_judged.Contains(Key(pair.A, pair.B))
            && !_clusters.AreHeldApart(pair.A, pair.B);
        // What the rules would join were it not for a person's word is theirs again once that is taken back.
        var decided = automatic.Select(pair => Key(pair.A, pair.B)).Where(key => !refused.TryGetValue(key, out var why) || why == HeldApart)
            .ToHashSet();
        ScoredPair[] undecided = [.. scored.Where(pair => IsNew(pair) && (!decided.Contains(Key(pair.A, pair.B)) || IsOpen(pair)))
            .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.A).ThenBy(pair => pair.B)];
        var explained = Explain(undecided, PairDecision.Review, refused);
        return new DuplicateFindings
        {
            Clusters = [.. _clusters.All.Select(ToCluster).OrderBy(cluster => _indexes[cluster.KeptId])],
            AutomaticPairs = Explain([.. together], PairDecision.Automatic, refused),
            ReviewPairs = [.. explained.Where((_, index) => IsOpen(undecided[index]))],
            UndecidedPairs = explained,
            Contradicted = _contradicted,
            PairsCompared = 0,
        };
    }

    private bool IsLeftToPeople(ScoredPair pair)
    {
        var (a, b) = (_records[pair.A].Id, _records[pair.B].Id);
        return _options.LeftToPeople.Contains((a, b)) || _options.LeftToPeople.Contains((b, a));
    }

    /// <summary>
    /// Automatic pairs of a record that would fit two publications which contradict each other, neither of them clearly better.
    /// </summary>
    private HashSet<ulong> Ambiguous(ScoredPair[] automatic)
    {
        var neighbours = new Dictionary<int, List<(int Other, double Score)>>();
        foreach (var pair in automatic)
        {
            Add(pair.A, pair.B, pair.Score);
            Add(pair.B, pair.A, pair.Score);
        }

        var ambiguous = new HashSet<ulong>();
        foreach (var (record, others) in neighbours)
        {
            for (var i = 0; i < others.Count; i++)
            {
                for (var j = i + 1; j < others.Count && others[i].Score - others[j].Score < ClearlyBetter; j++)
                {
                    if (!_judge.Contradict(others[i].Other, others[j].Other))
                        continue;
                    ambiguous.Add(Key(record, others[i].Other));
                    ambiguous.Add(Key(record, others[j].Other));
                }
            }
        }

        return ambiguous;

        // Scores fall, so each record's neighbours come in falling order too.
        void Add(int record, int other, double score)
        {
            if (!neighbours.TryGetValue(record, out var others))
                neighbours.Add(record, others = []);
            others.Add((other, score));
        }
    }

    private DuplicatePair[] Explain(ScoredPair[] pairs, PairDecision decision, Dictionary<ulong, string> refused)
    {
        var explained = new DuplicatePair[pairs.Length];
        Parallel.For(0, pairs.Length, new ParallelOptions { MaxDegreeOfParallelism = _options.Cores }, i =>
            explained[i] =
            _judge.Explain(pairs[i], decision,
                decision == PairDecision.Review ? refused.GetValueOrDefault(Key(pairs[i].A, pairs[i].B)) : null));
        return explained;
    }

    /// <summary>
    /// The record that people have done most with is kept; of several, or of none, the one with most filled fields, then the longest
    /// abstract, then the first by content.
    /// </summary>
    private DuplicateCluster ToCluster(IReadOnlyList<int> members)
    {
        int[] byCompleteness = [.. members
            .OrderByDescending(member => _records[member].Work)
            .ThenByDescending(member => _records[member].FilledFields)
            .ThenByDescending(member => _records[member].AbstractLength)
            .ThenBy(member => member)];
        return new DuplicateCluster(_records[byCompleteness[0]].Id, [.. byCompleteness.Select(member => _records[member].Id)]);
    }

    private static ulong Key(int a, int b) => ((ulong)(uint)Math.Min(a, b) << 32) | (uint)Math.Max(a, b);
}
