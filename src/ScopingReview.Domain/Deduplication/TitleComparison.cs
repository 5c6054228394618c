using System.Runtime.InteropServices;

namespace ScopingReview.Domain.Deduplication;

/// <summary>How two titles relate.</summary>
internal enum TitleLikeness
{
    Unknown,
    Identical,
    Near,
    Close,
    Similar,
    Unlike,
    Different,
}

/// <summary>What comparing two titles shows.</summary>
/// <param name="Likeness">In steps.</param>
/// <param name="Similarity">From 0 to 1.</param>
/// <param name="Letters">Length of the shorter title in letters.</param>
/// <param name="Differences">What differs in words, where that says more than the letters.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TitleComparison(TitleLikeness Likeness, double Similarity, int Letters, TitleDifferences Differences)
{
    private const int ShortestContained = 25;
    private const int ShortestDoubtful = 15;
    private const int LongEnoughWithoutWords = 40;
    private const int LettersPerMisprint = 20;
    private const int ShortestSubtitle = 6;
    private const double SimilarityOfContained = 0.97;
    private const double SimilarityOfDoubtful = 0.9;
    private const double ManyWordsShared = 0.85;
    private const double SimilarityOfWords = 0.92;

    public static TitleComparison Of(RecordFingerprint a, RecordFingerprint b)
    {
        string left = a.TitleKey, right = b.TitleKey;
        var letters = Math.Min(left.Length, right.Length);
        if (letters == 0)
            return new TitleComparison(TitleLikeness.Unknown, 0, 0, TitleDifferences.None);
        if (left == right)
            return new TitleComparison(TitleLikeness.Identical, 1, letters, TitleDifferences.None);
        var similarity = EditSimilarity(left, right);
        var isContained = letters >= ShortestDoubtful && left.Length != right.Length && IsContained(a, b);
        var beginsLike = !isContained && letters >= ShortestContained && BeginsLike(a, b);
        var words = TitleWords.Compare(a, b, isContained, beginsLike);
        isContained |= beginsLike && words.Differences.HasFlag(TitleDifferences.Subtitle);
        if (isContained)
            similarity = Math.Max(similarity, letters >= ShortestContained ? SimilarityOfContained : SimilarityOfDoubtful);
        if (words.Jaccard >= ManyWordsShared)
            similarity = Math.Max(similarity, SimilarityOfWords);
        var differences = words.Differences | (isContained ? TitleDifferences.Subtitle : TitleDifferences.None);
        return new TitleComparison(Step(similarity), similarity, letters, differences);
    }

    private static double EditSimilarity(string left, string right)
    {
        var longer = Math.Max(left.Length, right.Length);
        // A text less than 0.4 as long as the other cannot be like it by its letters.
        return Math.Min(left.Length, right.Length) < 0.4 * longer ? 0 : EditDistance.Similarity(left, right);
    }

    /// <summary>
    /// The shorter title is the beginning or the end of the longer one in whole words; a long one also where the subtitle runs on without a
    /// space.
    /// </summary>
    private static bool IsContained(RecordFingerprint a, RecordFingerprint b)
    {
        var (shorter, longer) = a.TitleKey.Length <= b.TitleKey.Length ? (a, b) : (b, a);
        var key = shorter.TitleKey;
        if (longer.TitleKey.StartsWith(key, StringComparison.Ordinal))
            return key.Length >= LongEnoughWithoutWords || EndsWord(longer, key.Length);
        return longer.TitleKey.EndsWith(key, StringComparison.Ordinal) && EndsWord(longer, longer.TitleKey.Length - key.Length);
    }

    /// <summary>The shorter title is the beginning of a much longer one but for a misprint in every twenty letters.</summary>
    private static bool BeginsLike(RecordFingerprint a, RecordFingerprint b)
    {
        var (shorter, longer) = a.TitleKey.Length <= b.TitleKey.Length ? (a, b) : (b, a);
        var key = shorter.TitleKey;
        var misprints = key.Length / LettersPerMisprint;
        if (longer.TitleKey.Length < key.Length + misprints + ShortestSubtitle)
            return false;
        var at = 0;
        foreach (var length in longer.TitleWordLengths)
        {
            at += length;
            if (at > key.Length + misprints)
                break;
            if (at >= key.Length - misprints && EditDistance.Between(longer.TitleKey.AsSpan(0, at), key) <= misprints)
                return true;
        }

        return false;
    }

    private static bool EndsWord(RecordFingerprint record, int letters)
    {
        var at = 0;
        foreach (var length in record.TitleWordLengths)
        {
            if (at >= letters)
                break;
            at += length;
        }

        return at == letters;
    }

    private static TitleLikeness Step(double similarity) => similarity switch
    {
        >= 0.95 => TitleLikeness.Near,
        >= 0.9 => TitleLikeness.Close,
        >= 0.8 => TitleLikeness.Similar,
        >= 0.6 => TitleLikeness.Unlike,
        _ => TitleLikeness.Different,
    };
}
