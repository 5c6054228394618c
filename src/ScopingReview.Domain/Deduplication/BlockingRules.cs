namespace ScopingReview.Domain.Deduplication;

/// <summary>The features of which duplicates share at least one; each rule gives a record up to four of them as hashes.</summary>
internal static class BlockingRules
{
    public const int MostKeys = 4;
    private const int FirstLetters = 20;
    private const int LongWords = 3;
    private const int AuthorLetters = 6;

    /// <summary>A rule writes the keys of a record and says how many there are.</summary>
    public delegate int Rule(RecordFingerprint record, Span<ulong> keys);

    public static readonly Rule[] All =
    [
        (record, keys) => One(keys, record.Doi is { } doi ? StableHash.Of(doi) : 0),
        (record, keys) => One(keys, record.PubMedId),
        (record, keys) => One(keys, Text(record.TitleKey)),
        (record, keys) => One(keys, record.TitleKey.Length >= FirstLetters ? Text(record.TitleKey.AsSpan(0, FirstLetters)) : 0),
        (record, keys) =>
            One(keys, record.TitleKey.Length >= FirstLetters ? Text(record.TitleKey.AsSpan(record.TitleKey.Length - FirstLetters)) : 0),
        LongestWords,
        YearAndLongWords,
        (record, keys) => One(keys, All2(record.VolumeKey, record.FirstPageKey)),
        (record, keys) =>
            Names(record, keys, name => Text(record.FirstPageKey) is var page && page != 0 ? StableHash.Combine(name, page) : 0),
        AuthorAndYear,
        (record, keys) => One(keys, record.AbstractStart),
        TrialNumbers,
    ];

    private static int TrialNumbers(RecordFingerprint record, Span<ulong> keys)
    {
        record.TrialNumbers.CopyTo(keys);
        return record.TrialNumbers.Length;
    }

    private static int One(Span<ulong> keys, ulong key)
    {
        keys[0] = key;
        return key == 0 ? 0 : 1;
    }

    private static ulong Text(ReadOnlySpan<char> text) => text.IsEmpty ? 0 : StableHash.Of(text);

    private static ulong All2(string a, string b) => a.Length == 0 || b.Length == 0 ? 0 : StableHash.Of(b, StableHash.Of(a));

    private static int LongestWords(RecordFingerprint record, Span<ulong> keys)
    {
        Span<ulong> words = stackalloc ulong[LongWords];
        return Longest(record, words) < LongWords ? 0 : One(keys, StableHash.Combine(StableHash.Combine(words[0], words[1]), words[2]));
    }

    private static int YearAndLongWords(RecordFingerprint record, Span<ulong> keys)
    {
        Span<ulong> words = stackalloc ulong[LongWords];
        if (record.Year is not { } year || Longest(record, words) < LongWords)
            return 0;
        var seed = StableHash.Combine(StableHash.Seed, (ulong)year);
        keys[0] = StableHash.Combine(StableHash.Combine(seed, words[0]), words[1]);
        keys[1] = StableHash.Combine(StableHash.Combine(seed, words[0]), words[2]);
        keys[2] = StableHash.Combine(StableHash.Combine(seed, words[1]), words[2]);
        return LongWords;
    }

    private static int AuthorAndYear(RecordFingerprint record, Span<ulong> keys)
    {
        if (record.Year is not { } year || record.FirstFamily.Length == 0)
            return 0;
        var name = record.FirstFamily.AsSpan(0, Math.Min(AuthorLetters, record.FirstFamily.Length));
        return One(keys, StableHash.Combine(StableHash.Of(name), (ulong)year));
    }

    private static int Names(RecordFingerprint record, Span<ulong> keys, Func<ulong, ulong> key)
    {
        if (record.Authors.Length == 0)
            return 0;
        var count = One(keys, key(record.Authors[0].Family));
        if (record.Authors[0].Other != 0 && count == 1)
            keys[count++] = key(record.Authors[0].Other);
        return count;
    }

    /// <summary>Hashes of the longest different words of the title, in the order of their hashes.</summary>
    private static int Longest(RecordFingerprint record, Span<ulong> hashes)
    {
        Span<int> lengths = stackalloc int[LongWords];
        var at = 0;
        var count = 0;
        foreach (var length in record.TitleWordLengths)
        {
            var hash = StableHash.Of(record.TitleKey.AsSpan(at, length));
            at += length;
            if (hashes[..count].Contains(hash))
                continue;
            var place = count;
            while (place > 0 && (lengths[place - 1] < length || (lengths[place - 1] == length && hashes[place - 1] > hash)))
                place--;
            if (place == LongWords)
                continue;
            if (count < LongWords)
                count++;
            for (var i = count - 1; i > place; i--)
                (lengths[i], hashes[i]) = (lengths[i - 1], hashes[i - 1]);
            (lengths[place], hashes[place]) = (length, hash);
        }

        hashes[..count].Sort();
        return count;
    }
}
