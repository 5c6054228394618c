using System.Buffers;
using System.Globalization;
using System.Text;

namespace ScopingReview.Domain.Ranking;

/// <summary>
/// The words of a text in lower case: runs of two or more letters, digits and underscores, in the sense that Python's <c>\b\w\w+\b</c> has
/// for Unicode (the token pattern of scikit-learn's TfidfVectorizer); combining marks are no part of a word there.
/// </summary>
internal static class WordTokens
{
    /// <summary>
    /// A table of the characters that hold no surrogate, so that long texts are gone through without look-ups of categories.
    /// </summary>
    private static readonly bool[] _isWord = [.. Enumerable.Range(0, char.MaxValue + 1)
        .Select(c => IsWord(CharUnicodeInfo.GetUnicodeCategory((char)c)) || c == '_')];

    /// <summary>Calls back for each word, in order.</summary>
    public static void Read(string text, Action<ReadOnlySpan<char>> word)
    {
        if (text.Length == 0)
        {
            return;
        }

        var rented = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var length = text.AsSpan().ToLowerInvariant(rented);
            Read(rented.AsSpan(0, length), word);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static void Read(ReadOnlySpan<char> text, Action<ReadOnlySpan<char>> word)
    {
        var (start, characters) = (-1, 0);
        for (var i = 0; i <= text.Length;)
        {
            var (isWord, width) = i == text.Length ? (false, 1) : At(text[i..]);
            if (isWord)
            {
                (start, characters) = (start < 0 ? i : start, characters + 1);
            }
            else
            {
                if (characters > 1)
                {
                    word(text[start..i]);
                }

                (start, characters) = (-1, 0);
            }

            i += width;
        }
    }

    private static (bool IsWord, int Width) At(ReadOnlySpan<char> text)
    {
        if (!char.IsSurrogate(text[0]))
        {
            return (_isWord[text[0]], 1);
        }

        return Rune.DecodeFromUtf16(text, out var rune, out var width) == OperationStatus.Done
            ? (IsWord(Rune.GetUnicodeCategory(rune)), width) : (false, 1);
    }

    private static bool IsWord(UnicodeCategory category) => category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
