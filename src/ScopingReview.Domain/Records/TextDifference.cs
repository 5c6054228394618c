namespace ScopingReview.Domain.Records;

/// <summary>A stretch of a text that is compared with another.</summary>
/// <param name="Text">The stretch as it stands.</param>
/// <param name="Differs">True where the other text does not have it.</param>
public sealed record TextStretch(string Text, bool Differs);

/// <summary>
/// Two texts side by side with what differs between them: first word by word (longest common subsequence; Hunt and McIlroy 1976), then,
/// where words were exchanged for similar ones, letter by letter.
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
        foreach (var (x, y) in Common(a, b))
        {
            Exchanged(string.Concat(a[i..x]), string.Concat(b[j..y]), left, right);
            left.Add(a[x], false);
            right.Add(b[y], false);
            (i, j) = (x + 1, y + 1);
        }

        Exchanged(string.Concat(a[i..]), string.Concat(b[j..]), left, right);
        return new TextDifference(left.All, right.All);
    }

    private static void Exchanged(string a, string b, Stretches left, Stretches right)
    {
        var pairs = a.Length is 0 or > MostLetters || b.Length is 0 or > MostLetters ? [] : Common(Letters(a), Letters(b));
        // Scattered letters that two words happen to share say nothing.
        if (pairs.Count * 2 < Math.Max(a.Length, b.Length))
        {
            left.Add(a, true);
            right.Add(b, true);
            return;
        }

        string[] x = Letters(a), y = Letters(b);
        var (i, j) = (0, 0);
        foreach (var (p, q) in pairs)
        {
            left.Add(string.Concat(x[i..p]), true);
            right.Add(string.Concat(y[j..q]), true);
            left.Add(x[p], false);
            right.Add(y[q], false);
            (i, j) = (p + 1, q + 1);
        }

        left.Add(string.Concat(x[i..]), true);
        right.Add(string.Concat(y[j..]), true);
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

        public void Add(string text, bool differs)
        {
            if (text.Length == 0)
                return;
            if (_all.Count > 0 && _all[^1].Differs == differs)
                _all[^1] = _all[^1] with { Text = _all[^1].Text + text };
            else
                _all.Add(new TextStretch(text, differs));
        }
    }
}
