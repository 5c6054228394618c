using System.Text.RegularExpressions;

namespace ScopingReview.Web.Data;

/// <summary>
/// What is the same in a search, whether it stands in a record or was typed: letters with and without accents ("zażółć", "zazolc"), and in scripts that put no
/// spaces between words (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese) any part of a text, since there nobody can tell the words without a dictionary.
/// </summary>
internal static partial class SearchWords
{
    /// <summary>Letters of these scripts, in the notation that .NET and PostgreSQL share.</summary>
    private const string Unspaced =
        @"\u0E01-\u0E30\u0E32\u0E33\u0E40-\u0E46\u0E81-\u0EB0\u0EB2\u0EB3\u0EBD\u0EC0-\u0EC6\u0EDC-\u0EDF\u1000-\u102A\u103F\u1050-\u1055\u1780-\u17B3"
        + @"\u3005\u3007\u3041-\u3096\u309D-\u309F\u30A1-\u30FA\u30FC-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFF66-\uFF9F";

    /// <summary>Signs that belong to the letter before them.</summary>
    private const string Attached =
        @"\u0E31\u0E34-\u0E3A\u0E47-\u0E4E\u0EB1\u0EB4-\u0EBC\u0EC8-\u0ECE\u102B-\u103E\u1056-\u1059\u17B4-\u17D3\u17DD\u3099\u309A";

    /// <summary>Accents, points of vowels, and signs that nobody sees.</summary>
    private const string Unseen =
        @"\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0640\u064B-\u0655\u0670\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF";

    /// <summary>
    /// search_words(text): accents and other marks of Latin, Greek, Cyrillic, Hebrew and Arabic letters off, letters that have no accent but a stroke by their plain
    /// ones, signs that nobody sees out; each letter of a script without spaces is a word of its own. Most texts are ASCII and come back as they are.
    /// A migration makes it, so that a change of it needs a new migration: records are indexed by what it says.
    /// </summary>
    public const string Function =
        $$"""
        create function search_words(text) returns text language plpgsql immutable strict parallel safe as $body$
        declare words text;
        begin
            if octet_length($1) = length($1) then
                return $1;
            end if;
            words := regexp_replace(normalize($1, NFD), '[{{Unseen}}]', '', 'g');
            words := translate(normalize(words, NFC), 'łŁøØđĐðÐħĦıŧŦŋŊĸ', 'lLoOdDdDhHitTnNk');
            words := replace(replace(replace(replace(words, 'ß', 'ss'), 'ẞ', 'SS'), 'æ', 'ae'), 'Æ', 'AE');
            words := replace(replace(replace(replace(words, 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH');
            return regexp_replace(words, '([{{Unspaced}}\U00020000-\U0003FFFF][{{Attached}}]*)', ' \1 ', 'g');
        end $body$;
        """;

    /// <summary>What was typed, with the letters of a script without spaces as phrases: together and in this order, like words in quotation marks.</summary>
    public static string Asked(string text)
    {
        // Every other part stands between quotation marks already.
        var parts = text.Split('"');
        for (var i = 0; i < parts.Length; i += 2)
            parts[i] = Quoted(parts[i]);
        return string.Join('"', parts);
    }

    private static string Quoted(string part)
        => Run().Replace(part, match => (match.Index > 0 && char.IsLetterOrDigit(part[match.Index - 1]) ? " \"" : "\"") + match.Value + "\" ");

    [GeneratedRegex("[" + Unspaced + Attached + "]{2,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Run();
}
