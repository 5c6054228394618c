using System.Text.RegularExpressions;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Domain.Deduplication;

/// <summary>The words of a title, without what databases add to it.</summary>
public static partial class TitleText
{
    /// <summary>The word that stands at the end of a correction's title where the export says so in another way.</summary>
    private const string Correction = "correction";

    private const int LongestTitle = 4000;

    /// <summary>Words beyond this many are left out: no title has them, and they would only cost time.</summary>
    private const int MostWords = 120;

    private static readonly HashSet<string> _missing = new(StringComparer.Ordinal)
    {
        "unknown", "untitled", "notitle", "notavailable", "na", "nan", "none", "null", "missing", "titlenotavailable", "nottitleavailable", "notitleavailable",
    };

    /// <summary>
    /// The words of a title in order, folded as <see cref="CompactText"/> says; none where there is no title. Taken off the end: "[corrected]", "[see comment]", "[35 refs]", "[in German]", "[published erratum appears in …]", all of which speak
    /// about the record and not of another publication; and off the beginning "Abstract 123:", under which some exports list a conference abstract.
    /// Placeholders ("UNKNOWN") are no title. "Title (vol 12, pg 3, 2009)", as Web of Science names corrections, gets the word "correction" in its place.
    /// </summary>
    public static List<string> Words(string? title)
    {
        var clean = title is null ? null : FieldText.Clean(title.Length <= LongestTitle ? title : title[..LongestTitle]);
        if (clean is null)
            return [];
        var isCorrection = false;
        if (clean.AsSpan().IndexOfAny('(', '[') >= 0)
        {
            while (true)
            {
                if (Remark().Match(clean) is { Success: true, Index: > 0 } remark)
                    clean = clean[..remark.Index];
                else if (VolumeAndPage().Match(clean) is { Success: true, Index: > 0 } place)
                    (clean, isCorrection) = (clean[..place.Index], true);
                else
                    break;
            }
        }

        clean = AbstractNumber().Replace(clean, "");
        var words = CompactText.Words(clean);
        if (words.Count > MostWords)
            words.RemoveRange(MostWords, words.Count - MostWords);
        if (words.Count <= 3 && _missing.Contains(string.Concat(words)))
            return [];
        if (isCorrection)
            words.Add(Correction);
        return words;
    }

    [GeneratedRegex(
        """
        \s*[\[(](corrected|review|see\ comments?|comments?|[0-9]+\ ref(erence)?s?\.?|article\ in\ .{1,40}|(in\ )?(process|press)|
        (in\ )?(english|german|french|spanish|italian|portuguese|chinese|japanese|korean|russian|polish|dutch|danish|swedish|norwegian|turkish|hungarian|czech|hebrew|ukrainian)|
        (published\ )?(erratum|corrigendum|correction|retraction)\ (appears|published|in)\b.{0,300}|comment\ (in|on):?\ .{1,300}|see\ comment\ in\ .{1,300}|
        record\ supplied\ by\ publisher|electronic\ resource|abstract\ no\.?\ .{1,20})[\])][\s.]*$
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Remark();

    [GeneratedRegex(@"\s*[\[(]vol\.?\s?[0-9]+.{0,60}(pg|page|p)\.?\s?[a-z]?[0-9]+.{0,20}[\])][\s.]*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex VolumeAndPage();

    [GeneratedRegex(@"^(abstract|poster|paper)\s*(no\.?|number|\#)?\s*[a-z]{0,3}-?[0-9]{1,6}\s*[:.]\s*(?=\p{L})", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex AbstractNumber();
}
