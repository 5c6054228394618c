using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>Turns the text of a field into what a person should read. The entry's raw text keeps the original.</summary>
public static partial class FieldText
{
    private static readonly SearchValues<char> _suspicious = SearchValues.Create([
        '&', '<', '\uFEFF', '\u007F', .. "\u00A0\u1680\u2028\u2029\u202F\u205F\u3000", .. Enumerable.Range(0x2000, 11)
            .Select(code => (char)code), .. Enumerable.Range(0, 0x20).Select(code => (char)code), .. Enumerable.Range(0x80, 0x20)
            .Select(code => (char)code)]);

    /// <summary>
    /// Decodes HTML entities ("L&amp;#xf3;pez"; also those that were encoded twice), takes out markup (see
    /// <see cref="Markup"/>), makes runs of white space one space and drops control characters. Null when nothing is left.
    /// </summary>
    public static string? Clean(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty)
            return null;
        if (!text.ContainsAny(_suspicious) && !text.Contains("  ", StringComparison.Ordinal))
            return new string(text);
        var decoded = new string(text);
        if (decoded.Contains('&', StringComparison.Ordinal))
            decoded = Decode(decoded);
        if (decoded.Contains('<', StringComparison.Ordinal))
            decoded = Markup.Remove(decoded);
        decoded = CollapseSpace(decoded);
        return decoded.Length == 0 ? null : decoded;
    }

    /// <summary>
    /// Cleans a text of several lines: each like <see cref="Clean"/>, empty ones left out, the others kept apart by a line feed.
    /// </summary>
    public static string? CleanLines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains('\n', StringComparison.Ordinal))
            return Clean(text);
        var lines = text.Split('\n').Select(line => Clean(line)).Where(line => line is not null);
        var joined = string.Join('\n', lines);
        return joined.Length == 0 ? null : joined;
    }

    /// <summary>A text that can be stored and normalised: half a surrogate pair becomes U+FFFD.</summary>
    internal static string Storable(StringBuilder text)
    {
        var made = text.ToString();
        return made.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(made)) : made;
    }

    private static string Decode(string text)
    {
        var decoded = WebUtility.HtmlDecode(text);
        return EncodedTwice().IsMatch(decoded) ? WebUtility.HtmlDecode(decoded) : decoded;
    }

    private static string CollapseSpace(string text)
    {
        var result = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter))
            {
                pendingSpace = result.Length > 0;
            }
            else if (!char.IsControl(letter) && letter != '\uFEFF')
            {
                if (pendingSpace)
                    result.Append(' ');
                pendingSpace = false;
                result.Append(letter);
            }
        }

        return result.ToString();
    }

    [GeneratedRegex("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex EncodedTwice();
}
