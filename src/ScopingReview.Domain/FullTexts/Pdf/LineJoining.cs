using System.Text;

namespace ScopingReview.Domain.FullTexts;

/// <summary>Makes running text of the lines that a page was set in.</summary>
public static class LineJoining
{
    private const char SoftHyphen = '\u00AD';

    /// <summary>
    /// The lines as one text. A word that is broken at the end of a line comes together again: where the line ends with a hyphen after a
    /// letter and the next begins with a small letter, the hyphen goes. A hyphen that belongs to the word ("peer-led") can go with it: set
    /// text does not tell them apart, and whoever quotes sees the page beside it.
    /// </summary>
    public static string Join(IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length > 0 && !Mend(text, line))
                text.Append(' ');
            text.Append(line);
        }

        return text.ToString();
    }

    /// <summary>
    /// Letters that are set as one sign, as their letters ("ﬁ" as "fi"); soft hyphens inside a line go, other signs stay.
    /// </summary>
    public static string PlainLetters(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Any(c => c is >= '\uFB00' and <= '\uFB06' or SoftHyphen or '\u00A0' or '\0'))
            return text;
        var plain = new StringBuilder(text.Length + 8);
        foreach (var (at, c) in text.Index())
        {
            plain.Append(c switch
            {
                '\uFB00' => "ff",
                '\uFB01' => "fi",
                '\uFB02' => "fl",
                '\uFB03' => "ffi",
                '\uFB04' => "ffl",
                '\uFB05' or '\uFB06' => "st",
                SoftHyphen => at == text.Length - 1 ? "-" : "",
                '\u00A0' => " ",
                '\0' => "",
                _ => c.ToString(),
            });
        }

        return plain.ToString();
    }

    /// <summary>True if the line goes on with the word that stands at the end of the text.</summary>
    private static bool Mend(StringBuilder text, string line)
    {
        if (text.Length < 2 || text[^1] is not ('-' or '\u2010') || !char.IsLetter(text[^2]) || line.Length == 0 || !char.IsLower(line[0]))
            return false;
        text.Length--;
        return true;
    }
}
