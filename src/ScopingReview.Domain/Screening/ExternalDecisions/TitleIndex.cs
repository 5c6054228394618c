using ScopingReview.Domain.Deduplication;

namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>Finds the titles that come nearest to one: those that share its rarest words, by their letters.</summary>
internal sealed class TitleIndex
{
    private const int ShortestWord = 4;
    private const int MostCompared = 30;

    /// <summary>Titles less alike than this are other publications.</summary>
    private const double LeastAlike = 0.5;

    private readonly List<(Guid RecordId, string Key)> _titles = [];
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);

    public TitleIndex(IEnumerable<KnownRecord> records)
    {
        foreach (var record in records)
        {
            var words = TitleText.Words(record.Title);
            if (words.Count == 0)
                continue;
            foreach (var word in words.Where(word => word.Length >= ShortestWord || char.IsAsciiDigit(word[0]))
                .Distinct(StringComparer.Ordinal))
            {
                if (!_byWord.TryGetValue(word, out var titles))
                    _byWord.Add(word, titles = []);
                titles.Add(_titles.Count);
            }

            _titles.Add((record.KeptId, string.Concat(words)));
        }
    }

    public IReadOnlyList<Guid> Nearest(string title, int most)
    {
        var words = TitleText.Words(title);
        var key = string.Concat(words);
        var weights = new Dictionary<int, double>();
        foreach (var titles in words.Distinct(StringComparer.Ordinal).Select(word => _byWord.GetValueOrDefault(word)).OfType<List<int>>())
        {
            foreach (var at in titles)
                weights[at] = weights.GetValueOrDefault(at) + (1.0 / titles.Count);
        }

        return [.. weights.OrderByDescending(weight => weight.Value).ThenBy(weight => weight.Key).Take(MostCompared)
            .Select(weight => (_titles[weight.Key].RecordId, Alike: Alike(key, _titles[weight.Key].Key)))
            .Where(candidate => candidate.Alike >= LeastAlike).OrderByDescending(candidate => candidate.Alike)
            .Select(candidate => candidate.RecordId).Distinct().Take(most)];
    }

    private static double Alike(string a, string b)
        => a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal) ? 1 : EditDistance.Similarity(a, b);
}
