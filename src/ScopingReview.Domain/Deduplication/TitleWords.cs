using System.Collections.Frozen;

namespace ScopingReview.Domain.Deduplication;

/// <summary>What differs between the words of two titles.</summary>
[Flags]
internal enum TitleDifferences
{
    None = 0,

    /// <summary>One title is the other without its subtitle, or without its beginning.</summary>
    Subtitle = 1,

    /// <summary>Numbers differ: part 1 and part 2, type I and type II.</summary>
    Numerals = 2,

    /// <summary>Words stand in the place of others: rats for mice, children for adults.</summary>
    Exchanged = 4,

    /// <summary>Only one title says that it is an erratum, a reply, a protocol …</summary>
    Qualifier = 8,

    /// <summary>Only one title has a number: a second part, or the mark of a footnote.</summary>
    NumeralAdded = 32,

    /// <summary>One title has words within that the other has not.</summary>
    Additional = 16,

    /// <summary>
    /// One title is the other with words at its end that an index may have added to tell what it is: "structured abstract", "review".
    /// </summary>
    Annotation = 64,
}

/// <summary>Compares titles word by word, as a single word can make another publication though nearly all letters agree.</summary>
internal static class TitleWords
{
    private const int MostWords = 120;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _stopWords = Set(
        "an the of in on for and or with to by from at as is are its it et de la le der die das und an en el los las des du un une ein eine del di via vs versus using use among amp");

    /// <summary>Words that make another publication wherever they stand.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _kinds = Set(
        "erratum errata corrigendum corrigenda correction corrections retraction reply replies rebuttal comment comments commentary editorial protocol addendum reprint republication part parts");

    /// <summary>Those of them that are told from no other word by a letter more or less.</summary>
    private static readonly string[] _misprintedKinds = ["erratum", "corrigendum", "correction", "commentary", "editorial", "addendum"];

    /// <summary>Words that do so only by themselves: in a subtitle that one export drops they may say anything.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _specifics = Set(
        "response re letter letters update updated abstract discussion introduction preface summary interview review followup supplement appendix women men male female children adults without not");

    /// <summary>
    /// What indexes put at the end of a title to tell what the record is (NHS EED and DARE: "structured abstract", "provisional abstract").
    /// It may be another publication all the same; the place and the authors tell.
    /// </summary>
    private static readonly FrozenSet<string> _annotations = new[]
    {
        "structuredabstract", "provisionalabstract", "briefrecord", "abstract", "review", "discussion", "areview", "clinicalconference",
        "withdiscussion", "discussionandconclusion",
    }.ToFrozenSet(StringComparer.Ordinal);

    private const int FewWords = 3;
    private const string Article = "a";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _romans = Set("i ii iii iv v vi vii viii ix x xi xii");

    /// <summary>Words that look like misprints of each other and mean the contrary.</summary>
    private static readonly (string One, string Other)[] _opposites =
    [
        ("hyper", "hypo"), ("inter", "intra"), ("women", "men"), ("female", "male"), ("in", "ex"), ("pre", "post"), ("over", "under"),
        ("un", ""), ("non", ""), ("in", ""), ("anti", ""), ("a", ""), ("micro", "macro"),
        ("mono", "poly"), ("uni", "bi"), ("long", "short"), ("homo", "hetero"), ("increas", "decreas"), ("systol", "diastol"),
        ("phase", "phases"), ("nor", ""), ("im", ""), ("ir", ""), ("endo", "ecto"), ("ante", "anti"),
    ];

    /// <param name="a">One record.</param>
    /// <param name="b">The other.</param>
    /// <param name="isContained">One title is part of the other.</param>
    /// <param name="beginsLike">One title is part of the other but for misprints; said to be a subtitle if its words bear that out.</param>
    public static (double Jaccard, TitleDifferences Differences) Compare(
        RecordFingerprint a, RecordFingerprint b, bool isContained, bool beginsLike)
    {
        Span<Range> left = stackalloc Range[MostWords], right = stackalloc Range[MostWords];
        int leftCount = Split(a, left), rightCount = Split(b, right);
        var (leftRest, rightRest, shared) = Unmatched(a.TitleKey, left[..leftCount], b.TitleKey, right[..rightCount]);
        var jaccard = (double)shared / Math.Max(1, leftCount + rightCount - shared);
        // All words of the shorter title are in the longer one.
        var isSubtitle = beginsLike && (a.TitleKey.Length < b.TitleKey.Length ? leftRest : rightRest).Count == 0;
        return (jaccard,
            Differences(leftRest, rightRest, isContained || isSubtitle) | (isSubtitle ? TitleDifferences.Subtitle : TitleDifferences.None)
                | (IsAnnotated(a.TitleKey, b.TitleKey) ? TitleDifferences.Annotation : TitleDifferences.None));
    }

    private static bool IsAnnotated(string a, string b)
    {
        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        return longer.StartsWith(shorter, StringComparison.Ordinal)
            // "; discussion 123-4"
            && _annotations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(longer.AsSpan(shorter.Length).TrimEnd("0123456789"));
    }

    /// <summary>The words that stand in for others, for showing: "rats / mice".</summary>
    public static (string Left, string Right) Rest(RecordFingerprint a, RecordFingerprint b)
    {
        Span<Range> left = stackalloc Range[MostWords], right = stackalloc Range[MostWords];
        int leftCount = Split(a, left), rightCount = Split(b, right);
        var (leftRest, rightRest, _) = Unmatched(a.TitleKey, left[..leftCount], b.TitleKey, right[..rightCount]);
        return (Shown(leftRest), Shown(rightRest));
    }

    private static string Shown(List<string> words)
        => words.Count == 0 ? "–" : string.Join(' ', words.Take(4)) + (words.Count > 4 ? " …" : "");

    private static int Split(RecordFingerprint record, Span<Range> words)
    {
        var at = 0;
        var count = 0;
        foreach (var length in record.TitleWordLengths)
        {
            if (count == words.Length)
                break;
            words[count++] = at..(at + length);
            at += length;
        }

        if (count == 0 && record.TitleKey.Length > 0)
            words[count++] = ..record.TitleKey.Length;
        return count;
    }

    private static (List<string> Left, List<string> Right, int Shared) Unmatched(string a, Span<Range> left, string b, Span<Range> right)
    {
        Span<bool> isTaken = stackalloc bool[MostWords];
        var shared = 0;
        List<string> leftRest = [], rightRest = [];
        foreach (var range in left)
        {
            var word = a.AsSpan(range);
            var found = false;
            for (var j = 0; j < right.Length && !found; j++)
            {
                if (isTaken[j] || !word.SequenceEqual(b.AsSpan(right[j])))
                    continue;
                found = isTaken[j] = true;
                shared++;
            }

            if (!found)
                leftRest.Add(word.ToString());
        }

        for (var j = 0; j < right.Length; j++)
        {
            if (!isTaken[j])
                rightRest.Add(b[right[j]]);
        }

        // Stop words are paired first, as a letter may be what is left of one.
        PairMisprints(leftRest, rightRest);
        leftRest.RemoveAll(IsStopWord);
        rightRest.RemoveAll(IsStopWord);
        // An article that only one has; but hepatitis A is not hepatitis E.
        if (!leftRest.Exists(IsLetter))
            rightRest.Remove(Article);
        else if (!rightRest.Exists(IsLetter))
            leftRest.Remove(Article);
        PairJoined(leftRest, rightRest);
        return (leftRest, rightRest, shared);
    }

    /// <summary>Takes out words that are writings of each other: misprints, spellings.</summary>
    private static void PairMisprints(List<string> left, List<string> right)
    {
        for (var i = left.Count - 1; i >= 0; i--)
        {
            var partner = right.FindLastIndex(word => AreWritingsOfOne(left[i], word));
            if (partner < 0)
                continue;
            left.RemoveAt(i);
            right.RemoveAt(partner);
        }
    }

    private static void PairJoined(List<string> left, List<string> right)
    {
        if (left.Count + right.Count > 1 && (left.Count != 1 || right.Count != 1) && SameLetters(string.Concat(left), string.Concat(right)))
        {
            left.Clear();
            right.Clear();
        }

        TakeJoined(left, right);
        TakeJoined(right, left);
    }

    private static bool SameLetters(string a, string b)
        => a == b || (a.Length >= 8 && EditDistance.Between(a, b) <= 1 && !HasDigit(a) && !HasDigit(b));

    /// <summary>Takes out words that another list has as one: "health", "care" for "healthcare".</summary>
    private static void TakeJoined(List<string> parts, List<string> joined)
    {
        for (var j = joined.Count - 1; j >= 0; j--)
        {
            var at = parts.FindIndex(part => part.Length >= 2 && joined[j].StartsWith(part, StringComparison.Ordinal));
            if (at < 0)
                continue;
            var rest = joined[j].AsSpan(parts[at].Length);
            if (rest.Length == 0)
                continue;
            var next = at + 1;
            while (next < parts.Count && rest.Length > 0 && rest.StartsWith(parts[next], StringComparison.Ordinal))
                rest = rest[parts[next++].Length..];
            // The other half may have been a stop word, and those are gone ("follow up to" and "followupto").
            if (rest.Length > 0 && !_stopWords.Contains(rest))
                continue;
            parts.RemoveRange(at, next - at);
            joined.RemoveAt(j);
        }
    }

    private static bool AreWritingsOfOne(string a, string b)
    {
        if (_romans.Contains(a) || _romans.Contains(b))
            return false;
        if (Math.Min(a.Length, b.Length) < 3)
            return a.Length != b.Length && a.Length <= 3 && b.Length <= 3 && !HasDigit(a) && !HasDigit(b)
                && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal));
        if (HasDigit(a) || HasDigit(b) || AreOpposites(a, b) || AreOpposites(b, a))
            return false;
        var shorter = Math.Min(a.Length, b.Length);
        // Plurals and words that were cut.
        if (shorter >= 4 && Math.Abs(a.Length - b.Length) <= 3
            && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)))
            return true;
        var distance = EditDistance.Between(a, b);
        return distance <= (shorter >= 8 ? 2 : shorter >= 4 || a.Length != b.Length ? 1 : 0);
    }

    private static bool AreOpposites(string a, string b)
    {
        foreach (var (one, other) in _opposites)
        {
            if (a.StartsWith(one, StringComparison.Ordinal) && b.StartsWith(other, StringComparison.Ordinal)
                && a.AsSpan(one.Length).SequenceEqual(b.AsSpan(other.Length)))
                return true;
        }

        return false;
    }

    private static TitleDifferences Differences(List<string> left, List<string> right, bool isContained)
    {
        var differences = TitleDifferences.None;
        var isSubtitle = isContained && left.Count + right.Count > FewWords;
        bool numberLeft = left.Exists(IsNumeral), numberRight = right.Exists(IsNumeral);
        if (!isSubtitle && (numberLeft || numberRight))
            differences |= numberLeft && numberRight ? TitleDifferences.Numerals : TitleDifferences.NumeralAdded;
        if (left.Exists(IsKind) || right.Exists(IsKind) || (!isSubtitle && (left.Exists(IsSpecific) || right.Exists(IsSpecific))))
            differences |= TitleDifferences.Qualifier;
        bool hasLeft = left.Exists(IsWord), hasRight = right.Exists(IsWord);
        if (hasLeft && hasRight)
            differences |= TitleDifferences.Exchanged;
        else if (hasLeft || hasRight)
            differences |= TitleDifferences.Additional;
        return differences;
    }

    private static bool IsNumeral(string word)
        => HasDigit(word) || _romans.Contains(word) || (word.Length == 1 && char.IsAsciiLetter(word[0]));

    private static bool IsLetter(string word) => word.Length == 1;

    private static bool IsStopWord(string word) => _stopWords.Contains(word);

    private static bool IsKind(string word)
        => _kinds.Contains(word) || (word.Length >= 5 && Array.Exists(_misprintedKinds, kind => EditDistance.Between(kind, word) <= 1));

    private static bool IsSpecific(string word) => _specifics.Contains(word);

    private static bool IsWord(string word) => word.Length > 1 && !IsNumeral(word);

    private static bool HasDigit(string word) => word.AsSpan().ContainsAnyInRange('0', '9');

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
