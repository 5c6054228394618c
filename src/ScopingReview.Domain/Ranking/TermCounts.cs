namespace ScopingReview.Domain.Ranking;

/// <summary>Which terms stand how often in which record: what features are made of, row by row.</summary>
internal sealed class TermCounts
{
    private readonly List<int> _words = [];
    private readonly List<int> _row = [];
    private readonly List<int> _recordsWith = [];

    public Vocabulary Vocabulary { get; } = new();

    /// <summary>For each record the numbers of its terms, ascending, and how often each stands in it.</summary>
    public List<(int[] Terms, ushort[] Counts)> Rows { get; } = [];

    /// <summary>In how many records a term stands.</summary>
    public int RecordsWith(int term) => _recordsWith[term];

    public void Add(RankedText text, RankingOptions options)
    {
        _row.Clear();
        // Title and abstract are one text, so that a pair of words may reach from one into the other.
        _words.Clear();
        WordTokens.Read(text.Title, AddWord);
        Repeat(options.TitleWeight - 1);
        WordTokens.Read(text.Abstract, AddWord);
        if (options.UsesKeywords)
        {
            WordTokens.Read(text.Keywords, AddWord);
        }

        AddTerms(0, _words.Count);
        Complete();
    }

    private void AddWord(ReadOnlySpan<char> word) => _words.Add(Vocabulary.Word(word));

    /// <summary>Counts the words of the title, and their pairs, some more times.</summary>
    private void Repeat(int times)
    {
        for (var time = 0; time < times; time++)
        {
            AddTerms(0, _words.Count);
        }
    }

    private void AddTerms(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            _row.Add(_words[i]);
            if (i + 1 < end)
            {
                _row.Add(Vocabulary.Pair(_words[i], _words[i + 1]));
            }
        }
    }

    private void Complete()
    {
        _row.Sort();
        var terms = new List<int>(_row.Count);
        var counts = new List<ushort>(_row.Count);
        foreach (var term in _row)
        {
            if (terms.Count > 0 && terms[^1] == term)
            {
                counts[^1] = (ushort)Math.Min(counts[^1] + 1, ushort.MaxValue);
                continue;
            }

            terms.Add(term);
            counts.Add(1);
        }

        while (_recordsWith.Count < Vocabulary.Count)
        {
            _recordsWith.Add(0);
        }

        foreach (var term in terms)
        {
            _recordsWith[term]++;
        }

        Rows.Add(([.. terms], [.. counts]));
    }
}
