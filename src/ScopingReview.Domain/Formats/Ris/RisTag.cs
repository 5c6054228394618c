namespace ScopingReview.Domain.Formats;

/// <summary>How the tags of a RIS entry are written where they are not "TI  - ", as its first line shows.</summary>
[Flags]
internal enum RisTagStyle
{
    /// <summary>A capital letter, a capital letter or digit, two white spaces, a hyphen.</summary>
    Standard = 0,

    /// <summary>One white space before the hyphen: "TI - ".</summary>
    OneSpace = 1,

    /// <summary>None, or three and more: "TI- ", "TI   - ".</summary>
    OtherSpaces = 2,

    /// <summary>Indented.</summary>
    Indented = 4,

    /// <summary>Lower case: "ti  - ".</summary>
    LowerCase = 8,

    /// <summary>A dash in place of the hyphen.</summary>
    Dash = 16,
}

/// <summary>Tells the tag at the beginning of a line of RIS.</summary>
internal static class RisTag
{
    private const int MostSpaces = 8;

    private static readonly string[] _tags = AllTags();

    /// <summary>
    /// The tag at the beginning of a line and where its value starts; an empty tag for any other line, also for one that is written in a
    /// style that is not among the allowed.
    /// </summary>
    public static string Of(ReadOnlySpan<char> line, RisTagStyle allowed, out int valueStart) => Of(line, allowed, out valueStart, out _);

    /// <summary>The style of a line that names a type and so begins an entry ("TY – JOUR"); null for any other line.</summary>
    public static RisTagStyle? OfType(ReadOnlySpan<char> line)
    {
        const RisTagStyle any = RisTagStyle.OneSpace | RisTagStyle.OtherSpaces | RisTagStyle.Indented | RisTagStyle.LowerCase
            | RisTagStyle.Dash;
        // Asked of every line without a tag, most of which are prose.
        if (line.TrimStart('\uFEFF').TrimStart() is not ['T' or 't', 'Y' or 'y', ..]
            || Of(line, any, out var valueStart, out var style) != "TY")
            return null;
        // A word in capitals, lest a line of an abstract begin an entry.
        var type = line[valueStart..].Trim();
        return style == RisTagStyle.Standard || (type.Length is > 1 and < 8 && !type.ContainsAnyExceptInRange('A', 'Z')) ? style : null;
    }

    /// <summary>True for a line that would be a tag if it stood in the first column.</summary>
    public static bool IsIndented(ReadOnlySpan<char> line) =>
        line.Length > 0 && char.IsWhiteSpace(line[0]) && Of(line, RisTagStyle.Indented, out _, out _).Length > 0;

    /// <summary>
    /// The tag that stands within a value ("One AU  - Doe, J"), as two lines that were joined have it; null where there is none.
    /// </summary>
    public static string? Within(ReadOnlySpan<char> value)
    {
        var hyphen = value.IndexOf("  - ", StringComparison.Ordinal);
        if (hyphen < 3 || char.IsControl(value[hyphen - 3]) || Of(value[(hyphen - 2)..], RisTagStyle.Standard, out _).Length == 0)
            return null;
        return value[(hyphen - 2)..(hyphen + 4)].ToString();
    }

    private static string Of(ReadOnlySpan<char> line, RisTagStyle allowed, out int valueStart, out RisTagStyle style)
    {
        (valueStart, style) = (0, RisTagStyle.Standard);
        // Nearly every tag of every file.
        if (line.Length > 4 && line[4] == '-' && line[3] == ' ' && line[2] == ' ' && char.IsAsciiLetterUpper(line[0])
            && (char.IsAsciiLetterUpper(line[1]) || char.IsAsciiDigit(line[1])))
        {
            valueStart = 5;
            return Name(line[0], line[1]);
        }

        // A byte order mark in the middle comes from files that were joined.
        var at = line.Length > 0 && line[0] == '\uFEFF' ? 1 : 0;
        if (allowed.HasFlag(RisTagStyle.Indented) && at < line.Length && char.IsWhiteSpace(line[at]))
        {
            style |= RisTagStyle.Indented;
            while (at < line.Length && char.IsWhiteSpace(line[at]))
                at++;
        }

        if (line.Length < at + 3 || !char.IsAsciiLetter(line[at]) || !char.IsAsciiLetterOrDigit(line[at + 1]))
            return "";
        if (char.IsAsciiLetterLower(line[at]) || char.IsAsciiLetterLower(line[at + 1]))
            style |= RisTagStyle.LowerCase;
        var (first, second) = (char.ToUpperInvariant(line[at]), char.ToUpperInvariant(line[at + 1]));
        at += 2;
        var spaces = 0;
        while (at + spaces < line.Length && spaces < MostSpaces && char.IsWhiteSpace(line[at + spaces]))
            spaces++;
        var isTabbed = spaces == 1 && line[at] == '\t';
        at += spaces;
        if (at >= line.Length || line[at] is not ('-' or '–' or '—' or '‐' or '‑' or '−'))
            return "";
        var isFree = at + 1 == line.Length || char.IsWhiteSpace(line[at + 1]);
        style |= line[at] == '-' ? RisTagStyle.Standard : RisTagStyle.Dash;
        style |= spaces == 2 || isTabbed ? RisTagStyle.Standard : spaces == 1 ? RisTagStyle.OneSpace : RisTagStyle.OtherSpaces;
        // Where the hyphen stands close to the tag or to the text, it has to stand alone: "T2 -weighted images" is no tag.
        if (!allowed.HasFlag(style) || (!isFree && (spaces != 2 || style.HasFlag(RisTagStyle.Dash))))
            return "";
        valueStart = at + 1;
        return Name(first, second);
    }

    private static string Name(char first, char second) =>
        _tags[((first - 'A') * 36) + (char.IsAsciiDigit(second) ? second - '0' : second - 'A' + 10)];

    private static string[] AllTags()
    {
        const string second = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        return [.. Enumerable.Range(0, 26).SelectMany(first => second.Select(letter => $"{(char)('A' + first)}{letter}"))];
    }
}
