using System.Globalization;
using System.Text;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Domain.Deduplication;

/// <summary>Texts reduced to what two exports of one record have in common.</summary>
public static class CompactText
{
    /// <summary>
    /// Letters and digits only, in lower case, accents folded, Greek letters written out (β-blocker and beta-blocker are the same);
    /// HTML entities decoded and inline markup left out. Scripts other than Latin and Greek are kept. Empty where nothing is left.
    /// </summary>
    public static string Of(string? text)
    {
        if (text is null || FieldText.Clean(text) is not { } clean)
            return "";
        var compact = new StringBuilder(clean.Length);
        foreach (var letter in Decomposed(clean))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                compact.Append(char.ToLowerInvariant(letter));
            else if (!char.IsAscii(letter))
                AppendFolded(compact, char.ToLowerInvariant(letter));
        }

        return compact.ToString();
    }

    /// <summary>
    /// The words of a text, each folded as by <see cref="Of"/>; together they are the same letters. Apostrophes and accents do not end a
    /// word, everything else that is no letter or digit does.
    /// </summary>
    public static List<string> Words(string? text)
    {
        var words = new List<string>();
        if (text is null || FieldText.Clean(text) is not { } clean)
            return words;
        var word = new StringBuilder();
        foreach (var letter in Decomposed(clean))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                word.Append(char.ToLowerInvariant(letter));
                continue;
            }

            var before = word.Length;
            if (!char.IsAscii(letter))
                AppendFolded(word, char.ToLowerInvariant(letter));
            if (word.Length == before && !IsInsideWords(letter))
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

    private static bool IsInsideWords(char letter) =>
        letter is '\'' or '`' or '’' or '‘' or 'ʼ' or '´' or '\u00AD' || char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;

    private static string Decomposed(string clean)
    {
        if (Ascii.IsValid(clean))
            return clean;
        // Half a surrogate pair, which normalisation refuses, becomes U+FFFD.
        if (clean.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            clean = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(clean));
        return clean.Normalize(NormalizationForm.FormKD);
    }

    /// <summary>
    /// Likeness of two compact texts from 0 to 1: twice the trigrams they share over all they have (Dice's coefficient; Dice 1945,
    /// doi:10.2307/1932409).
    /// </summary>
    public static double Likeness(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a == b)
            return 1;
        if (a.Length < 3 || b.Length < 3)
            return 0;
        long[] left = Trigrams(a), right = Trigrams(b);
        int i = 0, j = 0, shared = 0;
        while (i < left.Length && j < right.Length)
        {
            var order = left[i].CompareTo(right[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return 2.0 * shared / (left.Length + right.Length);
    }

    private static long[] Trigrams(string text)
    {
        var trigrams = new long[text.Length - 2];
        for (var i = 0; i < trigrams.Length; i++)
            trigrams[i] = ((long)text[i] << 32) | ((long)text[i + 1] << 16) | text[i + 2];
        Array.Sort(trigrams);
        return trigrams;
    }

    private static void AppendFolded(StringBuilder compact, char letter)
    {
        var folded = letter switch
        {
            'ø' => "o",
            'ł' => "l",
            'đ' or 'ð' => "d",
            'ı' => "i",
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'þ' => "th",
            'ħ' => "h",
            'ŋ' => "n",
            'α' => "alpha",
            'β' or 'ϐ' => "beta",
            'γ' => "gamma",
            'δ' => "delta",
            'ε' => "epsilon",
            'ζ' => "zeta",
            'η' => "eta",
            'θ' or 'ϑ' => "theta",
            'ι' => "iota",
            'κ' => "kappa",
            'λ' => "lambda",
            'μ' => "mu",
            'ν' => "nu",
            'ξ' => "xi",
            'π' => "pi",
            'ρ' => "rho",
            'σ' or 'ς' => "sigma",
            'τ' => "tau",
            'φ' or 'ϕ' => "phi",
            'χ' => "chi",
            'ψ' => "psi",
            'ω' => "omega",
            _ => null,
        };
        if (folded is not null)
            compact.Append(folded);
        else if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
            compact.Append(letter);
    }
}
