namespace ScopingReview.Domain.Ranking;

/// <summary>Words and pairs of neighbouring words, each with a number in the order in which it was met.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _spans;
    private readonly Dictionary<ulong, int> _pairs = [];

    public Vocabulary() => _spans = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many terms there are: their numbers are below it.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// For each term the words that it is made of; the second is −1 in a term of one word. Words are known by their own number.
    /// </summary>
    public List<(int First, int Second)> Terms { get; } = [];

    public int Word(ReadOnlySpan<char> word)
    {
        if (!_spans.TryGetValue(word, out var number))
        {
            number = Add(Count, -1);
            _words.Add(word.ToString(), number);
        }

        return number;
    }

    public int Pair(int first, int second)
    {
        var key = ((ulong)(uint)first << 32) | (uint)second;
        if (!_pairs.TryGetValue(key, out var number))
        {
            number = Add(first, second);
            _pairs.Add(key, number);
        }

        return number;
    }

    /// <summary>The words by their number.</summary>
    public Dictionary<int, string> Words() => _words.ToDictionary(word => word.Value, word => word.Key);

    private int Add(int first, int second)
    {
        Terms.Add((first, second));
        return Count++;
    }
}
