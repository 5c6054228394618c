namespace ScopingReview.Domain.Formats;

/// <summary>What a line of Ovid's plain text begins.</summary>
internal static class OvidLine
{
    /// <summary>Longest name of a field; a longer line is text.</summary>
    private const int LongestName = 60;

    /// <summary>
    /// "&lt;1. &gt;" or "&lt;1&gt;", which begin an entry. Something may follow it on the line where a line break was lost.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="rest">Where what follows begins.</param>
    public static bool IsNumber(ReadOnlySpan<char> line, out int rest)
    {
        rest = 0;
        var at = 0;
        while (at < line.Length && (char.IsWhiteSpace(line[at]) || line[at] == '\uFEFF'))
            at++;
        if (at == line.Length || line[at] != '<')
            return false;
        var digits = ++at;
        while (at < line.Length && char.IsAsciiDigit(line[at]))
            at++;
        if (at == digits || at - digits > 7)
            return false;
        at += at < line.Length && line[at] == '.' ? 1 : 0;
        at += at < line.Length && line[at] == ' ' ? 1 : 0;
        if (at == line.Length || line[at] != '>')
            return false;
        rest = at + 1;
        return line[rest..].IsWhiteSpace() || Tag(line[rest..], out _).Length > 0 || OvidFieldNames.TagOf(line[rest..]) is not null;
    }

    /// <summary>The tag of the tagged layout, also behind an indentation, as long as it is written in full: "AU  - ".</summary>
    public static string Tag(ReadOnlySpan<char> line, out int valueStart)
    {
        var tag = RisTag.Of(line, RisTagStyle.OneSpace, out valueStart);
        if (tag.Length > 0)
            return tag;
        var indent = line.Length - line.TrimStart().Length;
        var text = line[indent..];
        if (indent == 0 || text.Length < 6 || text[2..6] is not "  - ")
            return "";
        tag = RisTag.Of(text, RisTagStyle.OneSpace, out valueStart);
        valueStart += indent;
        return tag;
    }

    /// <summary>True for a line that can be the name of a field which is not known here.</summary>
    public static bool IsUnknownName(ReadOnlySpan<char> line) =>
        line.Length is > 1 and <= LongestName && char.IsAsciiLetterUpper(line[0]) && line[^1] is not ('.' or ',' or ';' or ':');
}
