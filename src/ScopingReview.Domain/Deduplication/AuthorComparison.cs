namespace ScopingReview.Domain.Deduplication;

/// <summary>Compares lists of authors of which one may be cut, abbreviated or have names the other way round.</summary>
internal static class AuthorComparison
{
    private const int MostCompared = 40;
    private const int First = 3;
    private const int ManyAuthors = 4;

    public static (Agreement Authors, bool AreAll) Of(RecordFingerprint a, RecordFingerprint b)
    {
        AuthorHash[] left = a.Authors, right = b.Authors;
        if (left.Length == 0 || right.Length == 0)
            return (Agreement.Unknown, false);
        if (left.Length > right.Length)
            (left, right) = (right, left);
        Span<bool> isTaken = stackalloc bool[MostCompared];
        double shared = 0;
        foreach (var author in left)
        {
            var (best, at) = (0.0, -1);
            for (var j = 0; j < right.Length && best < 1; j++)
            {
                if (!isTaken[j] && author.Likeness(right[j]) is var likeness && likeness > best)
                    (best, at) = (likeness, j);
            }

            if (at < 0)
                continue;
            isTaken[at] = true;
            shared += best;
        }

        var first = FirstLikeness(a, b);
        // A misprinted name counts as found.
        if (first is > 0 and < 1 && left[0].Likeness(right[0]) == 0)
            shared += first;
        var ratio = shared / left.Length;
        var agreement = ratio switch
        {
            >= 0.9 when FirstAgree(left, right) || first > 0 && first < 1 => Agreement.Same,
            >= 0.6 => Agreement.Mostly,
            >= 0.3 => Agreement.Partly,
            _ => Agreement.Different,
        };
        return (agreement, agreement == Agreement.Same && left.Length == right.Length && left.Length >= ManyAuthors
            && shared > left.Length - 0.6);
    }

    private static bool FirstAgree(AuthorHash[] left, AuthorHash[] right)
    {
        for (var i = 0; i < Math.Min(First, left.Length); i++)
        {
            if (left[i].Likeness(right[i]) == 0)
                return false;
        }

        return true;
    }

    /// <summary>1 for the same first author, 0.8 for a misprint or a part of a double name, else 0.</summary>
    private static double FirstLikeness(RecordFingerprint a, RecordFingerprint b)
    {
        if (a.Authors[0].Likeness(b.Authors[0]) > 0)
            return 1;
        string left = a.FirstFamily, right = b.FirstFamily;
        var shorter = Math.Min(left.Length, right.Length);
        if (shorter < 4)
            return 0;
        var isPart = left.StartsWith(right, StringComparison.Ordinal) || right.StartsWith(left, StringComparison.Ordinal)
            || left.EndsWith(right, StringComparison.Ordinal) || right.EndsWith(left, StringComparison.Ordinal);
        return isPart || EditDistance.Between(left, right) <= (shorter >= 8 ? 2 : 1) ? 0.8 : 0;
    }
}
