namespace ScopingReview.Domain.Deduplication;

/// <summary>
/// Edit distance of Levenshtein in machine words of 64 letters at a time (Myers 1999, doi:10.1145/316542.316550; blocks after Hyyrö 2003).
/// </summary>
public static class EditDistance
{
    /// <summary>Letters beyond this many are not compared.</summary>
    public const int MostLetters = 512;

    private const int Symbols = 192;
    private const int MostBlocks = MostLetters / 64;

    [ThreadStatic]
    private static ulong[]? _positions;

    /// <summary>How many letters must be put in, taken out or exchanged to make one text the other.</summary>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > MostLetters)
            a = a[..MostLetters];
        if (b.Length > MostLetters)
            b = b[..MostLetters];
        var common = a.CommonPrefixLength(b);
        a = a[common..];
        b = b[common..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        if (a.Length == 0 || b.Length == 0)
            return a.Length + b.Length;
        return a.Length <= b.Length ? InBlocks(a, b) : InBlocks(b, a);
    }

    /// <summary>1 less the distance over the length of the longer text: 1 for the same text, 0 for nothing in common.</summary>
    public static double Similarity(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var longest = Math.Min(Math.Max(a.Length, b.Length), MostLetters);
        return longest == 0 ? 1 : 1 - ((double)Between(a, b) / longest);
    }

    private static int InBlocks(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var positions = _positions ??= new ulong[Symbols * MostBlocks];
        var blocks = (pattern.Length + 63) / 64;
        for (var i = 0; i < pattern.Length; i++)
            positions[(Symbol(pattern[i]) * MostBlocks) + (i >> 6)] |= 1UL << (i & 63);
        Span<ulong> up = stackalloc ulong[MostBlocks];
        Span<ulong> down = stackalloc ulong[MostBlocks];
        up.Fill(ulong.MaxValue);
        down.Clear();
        var distance = pattern.Length;
        var last = 1UL << ((pattern.Length - 1) & 63);
        foreach (var letter in text)
        {
            var row = Symbol(letter) * MostBlocks;
            ulong carryUp = 1, carryDown = 0;
            for (var block = 0; block < blocks; block++)
            {
                var equal = positions[row + block];
                ulong pv = up[block], mv = down[block];
                var xv = equal | mv;
                equal |= carryDown;
                var xh = (((equal & pv) + pv) ^ pv) | equal;
                var ph = mv | ~(xh | pv);
                var mh = pv & xh;
                if (block == blocks - 1)
                    distance += (ph & last) != 0 ? 1 : (mh & last) != 0 ? -1 : 0;
                var (nextUp, nextDown) = (ph >> 63, mh >> 63);
                ph = (ph << 1) | carryUp;
                mh = (mh << 1) | carryDown;
                up[block] = mh | ~(xv | ph);
                down[block] = ph & xv;
                (carryUp, carryDown) = (nextUp, nextDown);
            }
        }

        for (var i = 0; i < pattern.Length; i++)
            positions[(Symbol(pattern[i]) * MostBlocks) + (i >> 6)] = 0;
        return distance;
    }

    /// <summary>
    /// Letters outside ASCII share 64 places; two of them in one place only make two texts look more alike than they are.
    /// </summary>
    private static int Symbol(char letter) => letter < 128 ? letter : 128 + (letter & 63);
}
