namespace ScopingReview.Domain.Screening;

/// <summary>
/// Finds terms in titles and abstracts: whole words, without regard to case and accents, phrases also across hyphens and line ends but not
/// across other punctuation. Built once for a set of terms, then used for any number of texts, also at the same time. Uses no regular
/// expressions, and no term or text makes it slow.
/// </summary>
public sealed class Highlighter
{
    private readonly ILookup<string, HighlightPattern> byFirstWord;
    private readonly List<HighlightPattern> byWildcard;

    /// <summary>Prepares the terms.</summary>
    /// <param name="terms">The terms; one without a letter or digit is passed over.</param>
    public Highlighter(IEnumerable<HighlightTerm> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var patterns = terms.Select(HighlightPattern.Of).OfType<HighlightPattern>().ToList();
        byFirstWord = patterns.Where(pattern => !pattern.StartsWithWildcardWord)
            .ToLookup(pattern => pattern.FirstWord, StringComparer.Ordinal);
        byWildcard = patterns.FindAll(pattern => pattern.StartsWithWildcardWord);
    }

    /// <summary>
    /// The parts to highlight, in order and without overlap. Every word takes the strongest kind of the terms that cover it (Exclude, then
    /// Include, then Own), so that a term within a longer one of a weaker kind splits it.
    /// </summary>
    /// <param name="text">Any text.</param>
    public IReadOnlyList<HighlightRange> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = TextWords.Of(text);
        var kinds = new HighlightKind?[words.Count];

        // The kind that holds a word and the one before together.
        var bonds = new HighlightKind?[words.Count];
        var candidates = new Dictionary<string, HighlightPattern[]>(StringComparer.Ordinal);
        for (var first = 0; first < words.Count; first++)
        {
            var folded = words[first].Folded;
            if (!candidates.TryGetValue(folded, out var patterns))
            {
                patterns = [.. byFirstWord[folded], .. byWildcard.Where(pattern => pattern.MatchesFirst(folded))];
                candidates.Add(folded, patterns);
            }

            foreach (var pattern in patterns)
            {
                if (pattern.MatchesRest(words, first))
                {
                    Mark(first, pattern);
                }
            }
        }

        return Ranges(words, kinds, bonds);

        void Mark(int first, HighlightPattern pattern)
        {
            for (var index = first; index < first + pattern.Length; index++)
            {
                kinds[index] = Stronger(kinds[index], pattern.Kind);
                if (index > first)
                {
                    bonds[index] = Stronger(bonds[index], pattern.Kind);
                }
            }
        }
    }

    private static HighlightKind Stronger(HighlightKind? present, HighlightKind kind) => present > kind ? present.Value : kind;

    private static List<HighlightRange> Ranges(List<TextWord> words, HighlightKind?[] kinds, HighlightKind?[] bonds)
    {
        var ranges = new List<HighlightRange>();
        for (var index = 0; index < words.Count;)
        {
            var first = index++;
            if (kinds[first] is not { } kind)
            {
                continue;
            }

            while (index < words.Count && kinds[index] == kind && bonds[index] == kind)
            {
                index++;
            }

            ranges.Add(new(words[first].Start, words[index - 1].End - words[first].Start, kind));
        }

        return ranges;
    }
}
