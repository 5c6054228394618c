namespace ScopingReview.Domain.Deduplication;

/// <summary>
/// Union-find over records (as indexes) that refuses a union which would bring together two records that people hold apart, or two that
/// contradict each other, also when they were never compared before.
/// </summary>
internal sealed class DuplicateClusters
{
    private readonly PairScorer _judge;
    private readonly int[] _parent;
    private readonly List<int>?[] _members;
    private readonly Dictionary<int, List<int>> _apart = [];
    private int[] _joinedByPeople = [];

    public DuplicateClusters(PairScorer judge)
    {
        _judge = judge;
        _parent = new int[judge.Count];
        for (var i = 0; i < _parent.Length; i++)
            _parent[i] = i;
        _members = new List<int>?[judge.Count];
    }

    /// <summary>Clusters of two or more records, each by its members.</summary>
    public IEnumerable<IReadOnlyList<int>> All => _members.OfType<List<int>>();

    public int Find(int record)
    {
        while (_parent[record] != record)
        {
            _parent[record] = _parent[_parent[record]];
            record = _parent[record];
        }

        return record;
    }

    public void HoldApart(int a, int b)
    {
        Others(a).Add(b);
        Others(b).Add(a);
    }

    public bool AreHeldApart(int a, int b)
    {
        if (_apart.Count == 0)
            return false;
        var (small, large) = BySize(Find(a), Find(b));
        return Members(small).Exists(member => _apart.TryGetValue(member, out var others) && others.Exists(other => Find(other) == large));
    }

    /// <summary>
    /// Joins the clusters of two records because a person, or an earlier run, says so; false when people hold two of their members apart.
    /// </summary>
    public bool TryJoinAsSaid(int a, int b)
    {
        if (Find(a) == Find(b))
            return true;
        if (AreHeldApart(a, b))
            return false;
        Join(Find(a), Find(b));
        return true;
    }

    /// <summary>
    /// From here on the records that are together count as joined by people: what contradicts one of them need not contradict the others.
    /// </summary>
    public void EndOfJudgements() => _joinedByPeople = [.. Enumerable.Range(0, _parent.Length).Select(Find)];

    /// <summary>
    /// Joins the clusters of two records that are alike, unless two of their members contradict each other; those two then come back.
    /// </summary>
    public (int A, int B)? TryJoin(int a, int b)
    {
        int rootA = Find(a), rootB = Find(b);
        if (rootA == rootB)
            return null;
        if (AreHeldApart(a, b))
            return (a, b);
        foreach (var left in Members(rootA))
        {
            foreach (var right in Members(rootB))
            {
                if (_judge.Contradict(left, right)
                    && !(_joinedByPeople[left] == _joinedByPeople[a] && _joinedByPeople[right] == _joinedByPeople[b]))
                    return (left, right);
            }
        }

        Join(rootA, rootB);
        return null;
    }

    private void Join(int rootA, int rootB)
    {
        var (small, large) = BySize(rootA, rootB);
        var members = Members(large);
        members.AddRange(Members(small));
        _members[large] = members;
        _members[small] = null;
        _parent[small] = large;
    }

    private List<int> Others(int record)
    {
        if (!_apart.TryGetValue(record, out var others))
            _apart.Add(record, others = []);
        return others;
    }

    private List<int> Members(int root) => _members[root] ?? [root];

    private (int Small, int Large) BySize(int a, int b) => (_members[a]?.Count ?? 1) <= (_members[b]?.Count ?? 1) ? (a, b) : (b, a);
}
