using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ScopingReview.Domain.Deduplication;

/// <summary>
/// The trigrams of a title as 256 bits: titles that are alike share most of them, so that nearly all pairs of a block are put aside by one
/// AND.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct TitleBits
{
    /// <summary>Share of the bits of the title with fewer of them; titles of different publications share about a third.</summary>
    private const double LeastShared = 0.55;

    private readonly Vector256<ulong> _bits;
    private readonly int _count;

    public TitleBits(string title)
    {
        Span<ulong> bits = stackalloc ulong[4];
        for (var i = 0; i + 2 < title.Length; i++)
        {
            var hash = ((uint)title[i] * 0x9E3779B1) ^ ((uint)title[i + 1] * 0x85EBCA77) ^ ((uint)title[i + 2] * 0xC2B2AE3D);
            hash = (hash ^ (hash >> 15)) * 0x27D4EB2F;
            var bit = (int)(hash >> 24);
            bits[bit >> 6] |= 1UL << (bit & 63);
        }

        _bits = Vector256.Create<ulong>(bits);
        foreach (var word in bits)
            _count += BitOperations.PopCount(word);
    }

    public static bool MayBeAlike(in TitleBits a, in TitleBits b)
    {
        var both = a._bits & b._bits;
        var shared = BitOperations.PopCount(both[0]) + BitOperations.PopCount(both[1]) + BitOperations.PopCount(both[2])
            + BitOperations.PopCount(both[3]);
        return shared > 0 && shared >= LeastShared * Math.Min(a._count, b._count);
    }
}
