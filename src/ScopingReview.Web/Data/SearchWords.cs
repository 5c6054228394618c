using System.Text.RegularExpressions;

namespace ScopingReview.Web.Data;

/// <summary>
/// What is the same in a search, whether it stands in a record or was typed: letters with and without accents ("zażółć", "zazolc"), and in
/// scripts that put no spaces between words (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese) any part of a text, since there nobody
/// can tell the words without a dictionary. Records are indexed by the function search_words (Data/Sql), which knows the same letters.
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

    /// <summary>
    /// What was typed, with the letters of a script without spaces as phrases: together and in this order, like words in quotation marks.
    /// </summary>
    public static string Asked(string text)
    {
        // Every other part stands between quotation marks already.
        var parts = text.Split('"');
        for (var i = 0; i < parts.Length; i += 2)
            parts[i] = Quoted(parts[i]);
        return string.Join('"', parts);
    }

    private static string Quoted(string part)
        => Run().Replace(part, match => (match.Index > 0 && char.IsLetterOrDigit(part[match.Index - 1]) ? " \"" : "\"") + match.Value
            + "\" ");

    [GeneratedRegex("[" + Unspaced + Attached + "]{2,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Run();
}
