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
        "unknown", "untitled", "notitle", "notavailable", "na", "nan", "none", "null", "missing", "titlenotavailable", "nottitleavailable",
        "notitleavailable",
    };

    private static readonly HashSet<string> _letters = new(StringComparer.Ordinal)
    {
        "letter", "letters", "comment", "comments", "commentary", "reply", "replies", "response", "correspondence", "rejoinder", "rebuttal",
    };

    /// <summary>Whether words of a title or a publication type speak of a letter, a comment or a reply.</summary>
    internal static bool NamesLetter(List<string> words) => words.Exists(_letters.Contains);

    /// <summary>
    /// The words of a title in order, folded as <see cref="CompactText"/> says; none where there is no title. Taken off the end:
    /// "[corrected]", "[see comment]", "[35 refs]", "[in German]", "[published erratum appears in …]", all of which speak about the record
    /// and not of another publication; and off the beginning "Abstract 123:", under which some exports list a conference abstract.
    /// Placeholders ("UNKNOWN") are no title. "Title (vol 12, pg 3, 2009)", as Web of Science names corrections, and "Erratum: Title" get
    /// the word "correction" at their end instead.
    /// </summary>
    public static List<string> Words(string? title)
    {
        var clean = title is null ? null : FieldText.Clean(title.Length <= LongestTitle ? title : title[..LongestTitle]);
        if (clean is null)
            return [];
        var isCorrection = Notice().Match(clean) is { Success: true } notice && notice.Length < clean.Length;
        if (isCorrection)
            clean = PlaceCutOff().Replace(Notice().Replace(clean, ""), "");
        if (clean.AsSpan().IndexOfAny('(', '[') >= 0)
        {
            while (true)
            {
                if (Remark().Match(clean) is { Success: true, Index: > 0 } remark)
                    clean = clean[..remark.Index];
                else if (VolumeAndPage().Match(clean) is { Success: true, Index: > 0 } place)
                    (clean, isCorrection) = (clean[..place.Index], true);
                else if (ErratumElsewhere().Match(clean) is { Success: true, Index: > 0 } erratum)
                    clean = clean[..erratum.Index];
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
        (in\ )?((english|german|french|spanish|italian|portuguese|chinese|japanese|korean|russian|polish|dutch|danish|swedish|norwegian|turkish|hungarian|czech|hebrew|ukrainian|
        romanian|slovak|slovene|slovenian|croatian|serbian|serbo-croatian|bosnian|bulgarian|macedonian|albanian|greek|finnish|icelandic|persian|arabic|thai|vietnamese|lithuanian|latvian|
        estonian|catalan|basque|georgian|armenian|malay|indonesian|afrikaans)([,;/]\ ?|\ and\ |$|(?=[\])])))+|
        multiple\ letters|[0-9]{1,2}|comment\ (in|on):?\ .{1,300}|see\ comment\ in\ .{1,300}|
        record\ supplied\ by\ publisher|electronic\ resource|abstract\ no\.?\ .{1,20})[\])][\s.]*$
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex Remark();

    /// <summary>"[Erratum appears in J Pediatr 2003;142:616 [added]]", of which exports keep only a part: all from there on.</summary>
    [GeneratedRegex(@"[\s.]*[\[(](published\s)?(erratum|corrigendum|correction|retraction)\s(appears|published|in)\b.*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex ErratumElsewhere();

    /// <summary>"Erratum: Title", "Corrigendum to: Title", "Correction to 'Title'".</summary>
    [GeneratedRegex(
        @"^\W{0,3}(erratum|errata|corrigendum|corrigenda|correction|publisher correction|author correction)(\s+(to|for)\b\W*|\s*[:\-–.]\W*)(?=\S)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Notice();

    /// <summary>The place of what is corrected, of which an export keeps only the beginning: "… (The Journal of Pediatrics (M".</summary>
    [GeneratedRegex(@"\s[(\[]\p{L}[^()\[\]]{2,120}[(\[](?![^)\]]*[)\]].*[)\]]\.?$).*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex PlaceCutOff();

    /// <summary>"(vol 142, pg 310, 2003)" of Web of Science, "(New England Journal of Medicine (2009) 360 (542-544))" of Embase.</summary>
    [GeneratedRegex(
        @"\s*[\[(](vol\.?\s?[0-9]+.{0,60}(pg|page|p)\.?\s?[a-z]?[0-9]+.{0,20}|\p{L}[^()\[\]]{2,120}\s?[(\[](.{0,30}\s)?(18|19|20)[0-9]{2}[)\]]:?\s?[0-9]+.{0,40}[0-9]\)?)[\])][\s.]*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex VolumeAndPage();

    [GeneratedRegex(@"^(abstract|poster|paper)\s*(no\.?|number|\#)?\s*[a-z]{0,3}-?[0-9]{1,6}\s*[:.]\s*(?=\p{L})",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex AbstractNumber();
}
