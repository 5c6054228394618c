using System.Buffers;
using System.Globalization;
using System.Text;

namespace ScopingReview.Domain.Screening;

/// <summary>A word of a text.</summary>
/// <param name="Start">Offset of its first UTF-16 code unit.</param>
/// <param name="End">Offset after its last.</param>
/// <param name="Folded">The word without case and accents.</param>
/// <param name="ContinuesPhrase">Nothing but spaces, hyphens and apostrophes lies between it and the word before.</param>
internal sealed record TextWord(int Start, int End, string Folded, bool ContinuesPhrase);

/// <summary>Cuts a text into words and folds case and accents, keeping the offsets of the original.</summary>
internal static class TextWords
{
    // What PDFs and publishers put inside words without meaning anything by it: soft hyphen, zero-width space and joiners.
    private static readonly SearchValues<char> Ignorable = SearchValues.Create("\u00AD\u200B\u200C\u200D\u2060");

    // Letters that Unicode does not decompose, with what one types instead.
    private static readonly Dictionary<char, string> Unaccented = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ł'] = "l",
        ['ħ'] = "h",
        ['ı'] = "i",
        ['ς'] = "σ",
    };

    /// <summary>The words in order. A lone surrogate separates words.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="wildcards">Take <c>*</c> for a letter, as in a term.</param>
    public static List<TextWord> Of(string text, bool wildcards = false)
    {
        var words = new List<TextWord>();
        var (start, end, joined) = (-1, 0, true);
        for (var index = 0; index < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var length);
            if (Rune.IsLetterOrDigit(rune) || (wildcards && rune.Value == '*') || (start >= 0 && IsMark(rune)))
            {
                start = start < 0 ? index : start;
                end = index + length;
            }
            else if (!(rune.IsBmp && Ignorable.Contains((char)rune.Value)))
            {
                Close();
                joined &= JoinsPhrase(rune);
            }

            index += length;
        }

        Close();
        return words;

        void Close()
        {
            if (start >= 0)
            {
                words.Add(new(start, end, Fold(text[start..end]), joined && words.Count > 0));
                (start, joined) = (-1, true);
            }
        }
    }

    private static bool JoinsPhrase(Rune rune) =>
        Rune.IsWhiteSpace(rune) || rune.Value is '\'' or '’' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation;

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static string Fold(string word)
    {
        if (Ascii.IsValid(word))
        {
            return word.ToLowerInvariant();
        }

        var folded = new StringBuilder(word.Length);
        foreach (var character in word.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (Unaccented.TryGetValue(character, out var letters))
            {
                folded.Append(letters);
            }
            else if (!IsAccent(character) && !Ignorable.Contains(character))
            {
                folded.Append(character);
            }
        }

        return folded.ToString();
    }

    // The blocks of diacritics only: elsewhere combining marks are vowels and consonants.
    private static bool IsAccent(char character) =>
        character is (>= '\u0300' and <= '\u036F') or (>= '\u1AB0' and <= '\u1AFF') or (>= '\u1DC0' and <= '\u1DFF')
        or (>= '\u20D0' and <= '\u20FF');
}
