namespace ScopingReview.Domain.Deduplication;

/// <summary>Pairs of indexes as numbers, which sort and compare quickly.</summary>
internal sealed class PairList
{
    private const int FirstCompaction = 1 << 22;

    private ulong[] _pairs = new ulong[1024];
    private int _count;
    private int _compactAt = FirstCompaction;

    public static (int First, int Second) Indexes(ulong pair) => ((int)(pair >> 32), (int)(pair & uint.MaxValue));

    public void Add(int first, int second)
    {
        if (_count == _compactAt)
        {
            SortAndDistinct();
            _compactAt = Math.Max(FirstCompaction, _count * 2);
        }

        if (_count == _pairs.Length)
            Array.Resize(ref _pairs, _pairs.Length * 2);
        _pairs[_count++] = ((ulong)(uint)first << 32) | (uint)second;
    }

    public void SortAndDistinct()
    {
        var pairs = _pairs.AsSpan(0, _count);
        pairs.Sort();
        _count = Distinct(pairs);
    }

    /// <summary>All pairs of several lists, each once, in rising order.</summary>
    public static ulong[] Union(PairList[] lists)
    {
        var all = new ulong[lists.Sum(list => list._count)];
        var at = 0;
        foreach (var list in lists)
        {
            list._pairs.AsSpan(0, list._count).CopyTo(all.AsSpan(at));
            at += list._count;
            list._pairs = [];
        }

        Array.Sort(all);
        return all[..Distinct(all)];
    }

    private static int Distinct(Span<ulong> sorted)
    {
        var count = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
                sorted[count++] = sorted[i];
        }

        return count;
    }
}
