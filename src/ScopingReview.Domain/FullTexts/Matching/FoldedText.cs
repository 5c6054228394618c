using System.Globalization;
using System.Text;

namespace ScopingReview.Domain.FullTexts;

/// <summary>Text as file names spell it: without case, accents and punctuation.</summary>
internal static class FoldedText
{
    // Letters that have no decomposition, in the spelling that file names use.
    private static readonly Dictionary<char, string> Special = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ł'] = "l",
        ['ı'] = "i",
    };

    /// <summary>Words of letters and digits in order, folded. Empty for null.</summary>
    public static IReadOnlyList<string> Words(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var character in text.Normalize(NormalizationForm.FormKD))
        {
            var lower = char.ToLowerInvariant(character);
            if (Special.TryGetValue(lower, out var spelt))
                word.Append(spelt);
            else if (char.IsLetterOrDigit(lower))
                word.Append(lower);
            else if (char.GetUnicodeCategory(lower) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                && lower is not ('\'' or '’'))
                End();
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }
}
