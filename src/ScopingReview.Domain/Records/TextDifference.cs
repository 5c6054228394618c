using ScopingReview.Domain.Deduplication;

namespace ScopingReview.Domain.Records;

/// <summary>How a stretch of a text stands to the text it is compared with.</summary>
public enum Difference
{
    /// <summary>The other text has it, letter for letter.</summary>
    None,

    /// <summary>The other text has the same words: only capitals, accents, punctuation or spaces differ.</summary>
    Form,

    /// <summary>The other text does not have it.</summary>
    Words,
}

/// <summary>A stretch of a text that is compared with another.</summary>
/// <param name="Text">The stretch as it stands.</param>
/// <param name="Difference">How it stands to the other text.</param>
public sealed record TextStretch(string Text, Difference Difference);

/// <summary>
/// Two texts side by side with what differs between them: first word by word (longest common subsequence; Hunt and McIlroy 1976), where
/// words are the same as duplicates are found by (<see cref="CompactText"/>); then, where words were exchanged for similar ones, letter by
/// letter.
/// </summary>
/// <param name="First">The first text in stretches; together they are the text.</param>
/// <param name="Second">The second one.</param>
public sealed record TextDifference(IReadOnlyList<TextStretch> First, IReadOnlyList<TextStretch> Second)
{
    /// <summary>Words beyond this many are not compared one by one: the rest is marked as a whole where it differs.</summary>
    private const int MostWords = 1200;

    /// <summary>Longest piece whose letters are compared.</summary>
    private const int MostLetters = 200;

    /// <summary>Compares two texts.</summary>
    public static TextDifference Of(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (left, right) = (new Stretches(), new Stretches());
        string[] a = Words(first), b = Words(second);
        var (i, j) = (0, 0);
        foreach (var (x, y) in Common(Array.ConvertAll(a, Folded), Array.ConvertAll(b, Folded)))
        {
            Exchanged(string.Concat(a[i..x]), string.Concat(b[j..y]), left, right);
            var difference = string.Equals(a[x], b[y], StringComparison.Ordinal) ? Difference.None : Difference.Form;
            left.Add(a[x], difference);
            right.Add(b[y], difference);
            (i, j) = (x + 1, y + 1);
        }

        Exchanged(string.Concat(a[i..]), string.Concat(b[j..]), left, right);
        return new TextDifference(left.All, right.All);
    }

    /// <summary>How two texts stand to each other as wholes.</summary>
    public static Difference Between(string first, string second)
        => string.Equals(first, second, StringComparison.Ordinal) ? Difference.None
            : IsInForm(first, second) ? Difference.Form : Difference.Words;

    /// <summary>What a word is compared by; of what is no word, itself.</summary>
    private static string Folded(string word) => CompactText.Of(word) is { Length: > 0 } folded ? folded : word;

    /// <summary>Two texts without words, such as signs alone, have nothing that could be the same.</summary>
    private static bool IsInForm(string a, string b)
    {
        var words = CompactText.Words(a);
        return words.SequenceEqual(CompactText.Words(b), StringComparer.Ordinal)
            && (words.Count > 0 || (a + b).All(sign => char.IsWhiteSpace(sign) || char.IsPunctuation(sign)));
    }

    private static void Exchanged(string a, string b, Stretches left, Stretches right)
    {
        if (IsInForm(a, b))
        {
            left.Add(a, Difference.Form);
            right.Add(b, Difference.Form);
            return;
        }

        var pairs = a.Length is 0 or > MostLetters || b.Length is 0 or > MostLetters ? [] : Common(Letters(a), Letters(b));
        // Scattered letters that two words happen to share say nothing.
        if (pairs.Count * 2 < Math.Max(a.Length, b.Length))
        {
            left.Add(a, Difference.Words);
            right.Add(b, Difference.Words);
            return;
        }

        string[] x = Letters(a), y = Letters(b);
        var (i, j) = (0, 0);
        foreach (var (p, q) in pairs)
        {
            left.Add(string.Concat(x[i..p]), Difference.Words);
            right.Add(string.Concat(y[j..q]), Difference.Words);
            left.Add(x[p], Difference.None);
            right.Add(y[q], Difference.None);
            (i, j) = (p + 1, q + 1);
        }

        left.Add(string.Concat(x[i..]), Difference.Words);
        right.Add(string.Concat(y[j..]), Difference.Words);
    }

    /// <summary>Places of a longest common subsequence, in order.</summary>
    private static List<(int A, int B)> Common(string[] a, string[] b)
    {
        var pairs = new List<(int, int)>();
        var (from, endA, endB) = (0, a.Length, b.Length);
        while (from < endA && from < endB && a[from] == b[from])
            pairs.Add((from, from++));
        while (endA > from && endB > from && a[endA - 1] == b[endB - 1])
            (endA, endB) = (endA - 1, endB - 1);
        var (rows, columns) = (endA - from, endB - from);
        if (rows > 0 && columns > 0 && rows <= MostWords && columns <= MostWords)
        {
            var length = new int[rows + 1, columns + 1];
            for (var i = rows - 1; i >= 0; i--)
            {
                for (var j = columns - 1; j >= 0; j--)
                    length[i, j] = a[from + i] == b[from + j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }

            for (var (i, j) = (0, 0); i < rows && j < columns;)
            {
                if (a[from + i] == b[from + j])
                    pairs.Add((from + i++, from + j++));
                else if (length[i + 1, j] >= length[i, j + 1])
                    i++;
                else
                    j++;
            }
        }

        for (; endA < a.Length; endA++, endB++)
            pairs.Add((endA, endB));
        return pairs;
    }

    /// <summary>Words, and what stands between them, each by itself; together they are the text.</summary>
    private static string[] Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            if (char.IsLetterOrDigit(text[at]))
            {
                while (end < text.Length && char.IsLetterOrDigit(text[end]))
                    end++;
            }
            else if (char.IsHighSurrogate(text[at]) && end < text.Length)
            {
                end++;
            }

            words.Add(text[at..end]);
            at = end;
        }

        return [.. words];
    }

    /// <summary>Letters with their accents, and whole surrogate pairs.</summary>
    private static string[] Letters(string text)
    {
        var letters = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var length = System.Globalization.StringInfo.GetNextTextElementLength(text, at);
            letters.Add(text.Substring(at, length));
            at += length;
        }

        return [.. letters];
    }

    private sealed class Stretches
    {
        private readonly List<TextStretch> _all = [];

        public IReadOnlyList<TextStretch> All => _all;

        public void Add(string text, Difference difference)
        {
            if (text.Length == 0)
                return;
            if (_all.Count > 0 && _all[^1].Difference == difference)
                _all[^1] = _all[^1] with { Text = _all[^1].Text + text };
            else
                _all.Add(new TextStretch(text, difference));
        }
    }
}
