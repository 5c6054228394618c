namespace ScopingReview.Domain.Deduplication;

/// <summary>
/// The exact rules for a pair. A rule that holds can still be contradicted: conference supplements give all their abstracts one DOI, editors
/// write an "Editorial" in every issue, and an abstract and its article may share title, year and author.
/// </summary>
internal static class ExactRules
{
    /// <summary>Compact titles under this length ("editorial", "reply", "editorialintroduction") say too little by themselves.</summary>
    private const int ShortTitle = 25;

    /// <summary>Least likeness of the titles of two records with one DOI, unless one title holds the other (a dropped subtitle).</summary>
    private const double LeastLikeness = 0.5;

    /// <summary>Least length of a title that may be the beginning of another one.</summary>
    private const int LeastContained = 10;

    /// <summary>The two have the same DOI and titles that can be two writings of one; a missing title contradicts nothing.</summary>
    public static bool SameDoi(RecordFingerprint a, RecordFingerprint b)
    {
        if (a.Doi is null || a.Doi != b.Doi)
            return false;
        string left = a.TitleKey, right = b.TitleKey;
        if (left == right || left.Length == 0 || right.Length == 0)
            return true;
        var (shorter, longer) = left.Length <= right.Length ? (left, right) : (right, left);
        return (shorter.Length >= LeastContained && longer.Contains(shorter, StringComparison.Ordinal))
            || CompactText.Likeness(left, right) >= LeastLikeness;
    }

    /// <summary>The two have the same title, year and first author, no different DOIs, and places (volume, issue, page) that can be one.</summary>
    public static bool SameTitle(RecordFingerprint a, RecordFingerprint b)
    {
        if (!HasTitleRule(a) || a.TitleKey != b.TitleKey || a.Year != b.Year || a.FirstAuthorKey != b.FirstAuthorKey)
            return false;
        if (a.Doi is not null && b.Doi is not null && a.Doi != b.Doi)
            return false;
        var volume = Compare(a.VolumeKey, b.VolumeKey);
        var issue = Compare(a.IssueKey, b.IssueKey);
        var page = Compare(a.FirstPageKey, b.FirstPageKey);
        return a.TitleKey.Length < ShortTitle && (a.Doi is null || a.Doi != b.Doi)
            ? IsSamePlace(volume, issue, page)
            : CanBeSamePlace(volume, issue, page);
    }

    /// <summary>True when title, year and first author are all there.</summary>
    public static bool HasTitleRule(RecordFingerprint record) => record.TitleKey.Length > 0 && record.Year is not null && record.FirstAuthorKey.Length > 0;

    /// <summary>Nothing differs, and the page, or volume and issue, are known to agree.</summary>
    private static bool IsSamePlace(bool? volume, bool? issue, bool? page) =>
        volume != false && issue != false && page != false && (page == true || (volume == true && issue == true));

    /// <summary>
    /// With the same page one slip in volume or issue is forgiven; without it a different volume or issue is a different place, and a different
    /// page is unless volume or issue agree (databases differ in page and article number).
    /// </summary>
    private static bool CanBeSamePlace(bool? volume, bool? issue, bool? page)
    {
        if (page == true)
            return volume != false || issue != false;
        if (volume == false || issue == false)
            return false;
        return page != false || volume == true || issue == true;
    }

    private static bool? Compare(string a, string b) => a.Length == 0 || b.Length == 0 ? null : a == b;
}
