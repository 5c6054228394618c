using System.Text;

namespace ScopingReview.Web.Data;

internal static class PostgresText
{
    /// <summary>
    /// PostgreSQL's text holds no NUL and no half of a surrogate pair. They become U+FFFD: one damaged letter must not cost a file or a
    /// search.
    /// </summary>
    public static string Of(string text)
    {
        var span = text.AsSpan();
        if (!span.ContainsAnyInRange('\uD800', '\uDFFF') && !span.Contains('\0'))
            return text;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
    }

    /// <summary>A name as it is kept: on one line, without white space around it or twice within it.</summary>
    public static string OneLine(string text) => string.Join(' ', Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
