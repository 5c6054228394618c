using System.Collections.Frozen;

namespace ScopingReview.Domain.Deduplication;

/// <summary>The language of a title.</summary>
internal enum TitleLanguage : byte
{
    Unknown,
    English,
    German,
    French,
    Spanish,
    Portuguese,
    Italian,
}

/// <summary>
/// Tells the language of a title by its function words, to know a translated title from another one. Words that two of the languages
/// share are left out.
/// </summary>
internal static class TitleLanguages
{
    private static readonly FrozenDictionary<string, TitleLanguage> _words = new (TitleLanguage Language, string Words)[]
    {
        (TitleLanguage.English, "the of and for with from its their by to at on as is are between among using versus"),
        (TitleLanguage.German,
            "der die das des dem den und fur fuer von vom zum zur mit bei eine einer eines als im auf aus uber durch beim nach ein ohne zwischen"),
        (TitleLanguage.French, "le les et du dans pour sur avec chez aux une entre leur par l d"),
        (TitleLanguage.Spanish, "el los las y del con por una en su sus"),
        (TitleLanguage.Portuguese, "os das dos do da na no em uma pelo pela ao nas nos e"),
        (TitleLanguage.Italian, "il gli della dei delle nel nella di con un degli dello"),
    }.SelectMany(language => language.Words.Split(' '), (language, word) => (word, language.Language)).GroupBy(pair => pair.word)
        .Where(word => word.Count() == 1)
        .ToFrozenDictionary(word => word.Key, word => word.First().Language, StringComparer.Ordinal);

    /// <summary>The language of which most words are there; unknown for none, and where two have as many.</summary>
    public static TitleLanguage Of(List<string> words)
    {
        Span<int> counts = stackalloc int[7];
        foreach (var word in words)
        {
            if (_words.TryGetValue(word, out var language))
                counts[(int)language]++;
        }

        var most = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[most])
                most = i;
        }

        return most == 0 || counts.Count(counts[most]) > 1 ? TitleLanguage.Unknown : (TitleLanguage)most;
    }
}
