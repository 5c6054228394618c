namespace ScopingReview.Domain.Screening;

/// <summary>A term as the sequence of its words.</summary>
internal sealed class HighlightPattern
{
    private const char Wildcard = '*';
    private readonly string[] words;

    private HighlightPattern(string[] words, HighlightKind kind)
    {
        this.words = words;
        Kind = kind;
    }

    public HighlightKind Kind { get; }

    public int Length => words.Length;

    public string FirstWord => words[0];

    public bool StartsWithWildcardWord => words[0].Contains(Wildcard, StringComparison.Ordinal);

    /// <summary>The pattern; null for a term without a letter or digit, which would highlight everything or nothing.</summary>
    public static HighlightPattern? Of(HighlightTerm term)
    {
        string[] folded = [.. TextWords.Of(term.Text, wildcards: true).Select(word => word.Folded)];
        return folded.All(word => word.All(character => character == Wildcard)) ? null : new(folded, term.Kind);
    }

    public bool MatchesFirst(string folded) => Matches(words[0], folded);

    /// <summary>Whether the words after the first match, the text's first word being known to.</summary>
    public bool MatchesRest(List<TextWord> text, int first)
    {
        if (first + words.Length > text.Count)
        {
            return false;
        }

        for (var offset = 1; offset < words.Length; offset++)
        {
            var word = text[first + offset];
            if (!word.ContinuesPhrase || !Matches(words[offset], word.Folded))
            {
                return false;
            }
        }

        return true;
    }

    // Only the last wildcard is ever retried, so that the time is bounded by the product of the lengths.
    private static bool Matches(string pattern, string word)
    {
        var (inPattern, inWord, star, resume) = (0, 0, -1, 0);
        while (inWord < word.Length)
        {
            if (inPattern < pattern.Length && pattern[inPattern] == Wildcard)
            {
                star = inPattern++;
                resume = inWord;
            }
            else if (inPattern < pattern.Length && pattern[inPattern] == word[inWord])
            {
                inPattern++;
                inWord++;
            }
            else if (star >= 0)
            {
                inPattern = star + 1;
                inWord = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(inPattern).Trim(Wildcard).IsEmpty;
    }
}
