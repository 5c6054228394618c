namespace ScopingReview.Domain.Deduplication;

/// <summary>Union-find over records (as indexes) that refuses a union which would bring together two records that people hold apart.</summary>
internal sealed class ExactClusters
{
    private readonly int[] _parent;
    private readonly List<int>?[] _members;
    private readonly List<int>?[] _apart;
    private readonly HashSet<string>?[] _dois;
    private readonly List<(int Neighbour, DuplicateRule Rule)>?[] _joins;

    public ExactClusters(IReadOnlyList<RecordFingerprint> records)
    {
        _parent = [.. Enumerable.Range(0, records.Count)];
        _members = new List<int>?[records.Count];
        _apart = new List<int>?[records.Count];
        _joins = new List<(int, DuplicateRule)>?[records.Count];
        _dois = [.. records.Select(record => record.Doi is null ? null : new HashSet<string>(StringComparer.Ordinal) { record.Doi })];
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

    /// <summary>Which records this one was joined to directly, and by which rule.</summary>
    public IReadOnlyList<(int Neighbour, DuplicateRule Rule)> JoinsOf(int record) => _joins[record] ?? [];

    public void HoldApart(int a, int b)
    {
        (_apart[a] ??= []).Add(b);
        (_apart[b] ??= []).Add(a);
    }

    public bool AreHeldApart(int a, int b)
    {
        var (small, large) = BySize(Find(a), Find(b));
        return Members(small).Exists(member => _apart[member]?.Exists(other => Find(other) == large) == true);
    }

    /// <summary>The clusters of the two have DOIs and none in common, though the two themselves may have none.</summary>
    public bool HaveDifferentDois(int a, int b)
    {
        var (left, right) = (_dois[Find(a)], _dois[Find(b)]);
        return left is not null && right is not null && (!(left.Count <= right.Count ? right.Overlaps(left) : left.Overlaps(right)));
    }

    /// <summary>Joins the clusters of two records; false when people hold two of their members apart.</summary>
    public bool TryJoin(int a, int b, DuplicateRule rule)
    {
        if (Find(a) == Find(b))
            return true;
        if (AreHeldApart(a, b))
            return false;
        var (small, large) = BySize(Find(a), Find(b));
        var members = Members(large);
        members.AddRange(Members(small));
        _members[large] = members;
        _members[small] = null;
        _parent[small] = large;
        if (_dois[small] is { } dois)
        {
            (_dois[large] ??= new HashSet<string>(StringComparer.Ordinal)).UnionWith(dois);
            _dois[small] = null;
        }

        (_joins[a] ??= []).Add((b, rule));
        (_joins[b] ??= []).Add((a, rule));
        return true;
    }

    private List<int> Members(int root) => _members[root] ?? [root];

    private (int Small, int Large) BySize(int a, int b) => (_members[a]?.Count ?? 1) <= (_members[b]?.Count ?? 1) ? (a, b) : (b, a);
}
