namespace ScopingReview.Domain.Deduplication;

/// <summary>An abstract reduced to the words of its beginning, as databases cut, label and sign abstracts differently.</summary>
internal static class AbstractSketch
{
    /// <summary>How far an abstract is read, in characters.</summary>
    private const int Reach = 1000;

    /// <summary>Letters that make <see cref="Start"/>.</summary>
    private const int StartLength = 100;

    private const int ShortestWord = 4;

    /// <summary>Fewer words than this say nothing ("No abstract available").</summary>
    private const int FewestWords = 12;

    private static readonly HashSet<uint> _labels = [.. new[]
    {
        "background", "objective", "objectives", "method", "methods", "result", "results", "conclusion", "conclusions", "introduction",
        "purpose", "aims", "aim", "abstract", "context", "summary",
    }.Select(label => StableHash.Short(label))];

    /// <summary>
    /// Hashes of the words of four and more letters, sorted, each once; labels of sections left out. Empty for next to no text.
    /// </summary>
    public static ushort[] Words(string? text)
    {
        if (text is null)
            return [];
        Span<char> word = stackalloc char[24];
        Span<ushort> found = stackalloc ushort[Reach / ShortestWord];
        var count = 0;
        var length = 0;
        foreach (var letter in text.AsSpan(0, Math.Min(text.Length, Reach)))
        {
            if (char.IsLetter(letter))
            {
                if (length < word.Length)
                    word[length++] = char.ToLowerInvariant(letter);
                continue;
            }

            count = Add(word[..length], found, count);
            length = 0;
        }

        // A word that the limit cuts is no word.
        if (text.Length <= Reach)
            count = Add(word[..length], found, count);
        found = found[..count];
        found.Sort();
        var distinct = 0;
        for (var i = 0; i < found.Length; i++)
        {
            if (i == 0 || found[i] != found[i - 1])
                found[distinct++] = found[i];
        }

        return distinct < FewestWords ? [] : found[..distinct].ToArray();
    }

    /// <summary>Hash of the first 100 letters after a label such as "Background:"; 0 where there are fewer.</summary>
    public static ulong Start(string? text)
    {
        if (text is null || text.Length < StartLength)
            return 0;
        Span<char> letters = stackalloc char[StartLength];
        int count = 0, atWord = 0;
        foreach (var letter in text.AsSpan(0, Math.Min(text.Length, Reach)))
        {
            if (char.IsLetter(letter))
            {
                letters[count++] = char.ToLowerInvariant(letter);
                if (count == StartLength)
                    return StableHash.Of(letters);
            }
            else if (count > atWord)
            {
                if (atWord == 0 && _labels.Contains(StableHash.Short(letters[..count])))
                    count = 0;
                atWord = count;
            }
        }

        return 0;
    }

    /// <summary>Words that both have, over those of the one that has fewer; null where one has none.</summary>
    public static double? Likeness(ushort[] a, ushort[] b)
    {
        if (a.Length == 0 || b.Length == 0)
            return null;
        int i = 0, j = 0, shared = 0;
        while (i < a.Length && j < b.Length)
        {
            shared += a[i] == b[j] ? 1 : 0;
            var (left, right) = (a[i], b[j]);
            i += left <= right ? 1 : 0;
            j += right <= left ? 1 : 0;
        }

        return (double)shared / Math.Min(a.Length, b.Length);
    }

    private static int Add(ReadOnlySpan<char> word, Span<ushort> found, int count)
    {
        if (word.Length < ShortestWord || count == found.Length)
            return count;
        var hash = StableHash.Short(word);
        if (_labels.Contains(hash))
            return count;
        found[count] = (ushort)(hash >> 16);
        return count + 1;
    }
}
