namespace ScopingReview.Benchmarks.Dedup;

/// <summary>
/// Numbers that follow from a seed in the same way everywhere (SplitMix64; Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
/// </summary>
internal struct Draws(ulong seed)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15;

    public int Below(int limit)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)limit);
    }

    /// <summary>True in this many of 100 cases.</summary>
    public bool Percent(int share) => Below(100) < share;

    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
