using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Mends what exports of reference managers get wrong in XML: control characters, lone ampersands and angle brackets, names of HTML
/// entities.
/// </summary>
internal static partial class XmlMending
{
    /// <summary>The mended text, and in words what was mended; null where nothing was found to mend.</summary>
    public static string Mend(string text, out string? what)
    {
        var done = new SortedSet<string>(StringComparer.Ordinal);
        var mended = Suspicious().Replace(text, match => Replace(match.Value, done));
        mended = WithoutInvalid(mended, done);
        what = done.Count == 0 ? null : string.Join(", ", done);
        return mended;
    }

    private static string Replace(string found, SortedSet<string> done)
    {
        if (found == "<")
        {
            done.Add("“<” was text");
            return "&lt;";
        }

        if (found == "&")
        {
            done.Add("“&” was text");
            return "&amp;";
        }

        if (found[1] == '#')
            return IsValidReference(found) ? found : Note(done, "control characters were left out", "");
        if (found is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
            return found;
        var decoded = WebUtility.HtmlDecode(found);
        return decoded != found
            ? Note(done, "names of HTML characters were read", decoded)
            : Note(done, "unknown entities were kept as text", "&amp;" + found[1..]);
    }

    private static string Note(SortedSet<string> done, string words, string replacement)
    {
        done.Add(words);
        return replacement;
    }

    private static bool IsValidReference(string reference)
    {
        var isHex = reference[2] is 'x' or 'X';
        var digits = reference.AsSpan(isHex ? 3 : 2).TrimEnd(';');
        if (reference[2] == 'X'
            || !int.TryParse(digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture,
                out var code))
            return false;
        return code is >= 0x10000 and <= 0x10FFFF || (code is > 0 and < 0x10000 && XmlConvert.IsXmlChar((char)code));
    }

    private static string WithoutInvalid(string text, SortedSet<string> done)
    {
        StringBuilder? kept = null;
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (!isPair && !XmlConvert.IsXmlChar(text[i]))
            {
                kept ??= new StringBuilder(text, 0, i, text.Length);
                kept.Append(' ');
                continue;
            }

            kept?.Append(text[i]);
            if (isPair)
                kept?.Append(text[++i]);
        }

        if (kept is not null)
            done.Add("control characters were left out");
        return kept?.ToString() ?? text;
    }

    [GeneratedRegex(@"&(#[0-9]{1,8};|#[xX][0-9a-fA-F]{1,8};|[A-Za-z][A-Za-z0-9]{1,31};)?|<(?![A-Za-z_/!?])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Suspicious();
}
