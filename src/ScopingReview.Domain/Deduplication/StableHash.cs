using System.Runtime.InteropServices;

namespace ScopingReview.Domain.Deduplication;

/// <summary>
/// Hashes that are the same in every run and on every machine, unlike those of <see cref="string.GetHashCode()"/> (FNV-1a, Fowler, Noll and
/// Vo, with a final mix).
/// </summary>
internal static class StableHash
{
    public const ulong Seed = 14695981039346656037;

    public static ulong Of(ReadOnlySpan<char> text, ulong seed = Seed)
    {
        var hash = seed;
        var blocks = MemoryMarshal.Cast<char, ulong>(text);
        foreach (var block in blocks)
            hash = Mix(hash ^ block);
        foreach (var letter in text[(blocks.Length * 4)..])
            hash = (hash ^ letter) * 1099511628211;
        return Mix(hash ^ (ulong)text.Length);
    }

    public static ulong Combine(ulong hash, ulong with) => Mix((hash * 1099511628211) ^ with);

    /// <summary>A 32-bit hash that is never 0, which stands for "none".</summary>
    public static uint Short(ReadOnlySpan<char> text) => (uint)(Of(text) >> 32) | 1;

    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        return hash ^ (hash >> 32);
    }
}
