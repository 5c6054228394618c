namespace ScopingReview.Domain.Formats;

/// <summary>A line of an entry of a tagged format within the entry's text.</summary>
/// <param name="Tag">Two-letter tag; empty for a continuation line.</param>
/// <param name="Start">Where its value starts in the entry's text.</param>
/// <param name="Length">Length of its value.</param>
/// <param name="Number">Line number in the file.</param>
/// <param name="IsIndented">For a continuation line: it begins with white space, so it was wrapped and is no line of its own.</param>
internal readonly record struct TaggedLine(string Tag, int Start, int Length, long Number, bool IsIndented)
{
    private static readonly string[] _tags = AllTags();

    public bool IsTag => Tag.Length > 0;

    /// <summary>
    /// The tag at the beginning of a line and where its value starts; an empty tag for any other line. A tag is a capital letter and a
    /// capital letter or digit, one or two spaces (or a tab), and a hyphen; after a single space the hyphen must stand alone, so that a
    /// line of an abstract such as "T2 -weighted images" is none.
    /// </summary>
    public static string TagOf(ReadOnlySpan<char> line, out int valueStart)
    {
        valueStart = 0;
        // A byte order mark in the middle comes from files that were joined.
        var skip = line.Length > 0 && line[0] == '\uFEFF' ? 1 : 0;
        line = line[skip..];
        if (line.Length < 4 || !char.IsAsciiLetterUpper(line[0]) || !(char.IsAsciiLetterUpper(line[1]) || char.IsAsciiDigit(line[1])))
            return "";
        var spaces = 0;
        while (2 + spaces < line.Length && spaces < 3 && char.IsWhiteSpace(line[2 + spaces]))
            spaces++;
        var hyphen = 2 + spaces;
        if (spaces is 0 or 3 || hyphen >= line.Length || line[hyphen] != '-')
            return "";
        if (spaces == 1 && hyphen + 1 < line.Length && !char.IsWhiteSpace(line[hyphen + 1]))
            return "";
        valueStart = skip + hyphen + 1;
        return _tags[((line[0] - 'A') * 36) + (char.IsAsciiDigit(line[1]) ? line[1] - '0' : line[1] - 'A' + 10)];
    }

    private static string[] AllTags()
    {
        const string second = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        return [.. Enumerable.Range(0, 26).SelectMany(first => second.Select(letter => $"{(char)('A' + first)}{letter}"))];
    }
}
