using System.Buffers;

namespace ScopingReview.Domain.Screening;

/// <summary>
/// Finds the headings of a structured abstract ("Methods:", "RESULTS AND DISCUSSION:"), which exports deliver as running text, to set them
/// apart on screen.
/// </summary>
public static class StructuredAbstract
{
    private const int LongestHeading = 40;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?\n\r;)]");

    // What the headings of the common templates (IMRAD, ICMJE, JBI) are made of; any sequence of these words, with a colon, is a heading.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "abstract", "aim", "aims", "analysis", "and", "approach", "background", "clinical", "conclusion", "conclusions", "context",
        "contribution", "criteria", "data",
        "design", "discussion", "eligibility", "evidence", "findings", "for", "future", "goal", "goals", "impact", "implications",
        "importance", "inclusion",
        "interpretation", "intervention", "interventions", "introduction", "keywords", "limitations", "main", "material", "materials",
        "measures", "method",
        "methodology", "methods", "nursing", "objective", "objectives", "of", "originality", "outcome", "outcomes", "participants",
        "patient", "patients",
        "policy", "practice", "practical", "procedure", "public", "purpose", "question", "questions", "rationale", "recommendations",
        "relevance", "research",
        "result", "results", "sample", "scope", "selection", "setting", "settings", "significance", "sources", "statement", "study",
        "subjects", "summary",
        "synthesis", "the", "theoretical", "to", "trial", "registration", "value",
    };

    /// <summary>The headings in order, each with its colon: offset and length in UTF-16 code units.</summary>
    /// <param name="text">The abstract.</param>
    public static IReadOnlyList<(int Start, int Length)> Headings(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var headings = new List<(int, int)>();
        for (var colon = text.IndexOf(':', StringComparison.Ordinal); colon >= 0; colon = text.IndexOf(':', colon + 1))
        {
            var earliest = Math.Max(0, colon - LongestHeading);
            var before = text.AsSpan(earliest, colon - earliest).LastIndexOfAny(SentenceEnds);
            if (before < 0 && earliest > 0)
            {
                continue;
            }

            var start = earliest + before + 1;
            start += text.AsSpan(start).Length - text.AsSpan(start).TrimStart().Length;
            if (start < colon && IsHeading(text.AsSpan(start, colon - start)))
            {
                headings.Add((start, colon + 1 - start));
            }
        }

        return headings;
    }

    private static bool IsHeading(ReadOnlySpan<char> words)
    {
        if (!char.IsUpper(words[0]))
        {
            return false;
        }

        var known = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in words.SplitAny(' ', '/', ',', '&', '-'))
        {
            if (!words[word].IsEmpty && !known.Contains(words[word]))
            {
                return false;
            }
        }

        return true;
    }
}
