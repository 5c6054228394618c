using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Writes the lines of a RIS entry so that they are read back as they were.</summary>
internal readonly struct RisEntryWriter(TextWriter writer)
{
    public void Tag(string tag, string value)
    {
        writer.Write(tag);
        writer.Write("  - ");
        writer.Write(value);
        writer.Write("\r\n");
    }

    /// <summary>A value in one line; nothing where there is none.</summary>
    public void Line(string tag, string? value)
    {
        if (Stable(value) is { } text)
            Tag(tag, text);
    }

    /// <summary>A value whose lines are kept; one that looks like a tag is joined to the line before it.</summary>
    public void Lines(string tag, string? value)
    {
        if (value is null)
            return;
        var lines = new List<string>();
        foreach (var part in value.Split('\n'))
        {
            if (Stable(part) is not { } line)
                continue;
            if (lines.Count > 0 && RisTag.Of(line, RisTagStyle.OneSpace, out _).Length > 0)
                lines[^1] += " " + line;
            else
                lines.Add(line);
        }

        if (lines.Count > 0)
            Tag(tag, string.Join("\r\n", lines));
    }

    /// <summary>
    /// Names as "Family, Given", each once. A name in one piece (of a group) that could be taken for one in two has a comma after it, which
    /// is how reference managers write groups.
    /// </summary>
    public void Names(string tag, IReadOnlyList<AuthorName> names)
    {
        var seen = new HashSet<AuthorName>();
        foreach (var name in names)
        {
            if (Stable(name.ToString().Replace(';', ',')) is not { } text)
                continue;
            var read = PersonNames.Parse(text);
            if (read.Given is not null && name.Given is null && !text.Contains(',', StringComparison.Ordinal))
                (text, read) = (text + ",", PersonNames.Parse(text + ","));
            if (read.Family.Length > 0 && !PersonNames.IsEtAl(text) && seen.Add(read))
                Tag(tag, read.Given is null ? text : read.ToString());
        }
    }

    /// <summary>Keywords, one per line. A single one with commas has a semicolon after it, so that it is not taken for a list.</summary>
    public void Keywords(IReadOnlyList<string> keywords)
    {
        var terms = IndexTerms.Tidy(keywords.Select(keyword => Stable(keyword.Replace(';', ',')) ?? ""));
        foreach (var term in terms)
            Tag("KW", terms.Count == 1 && term.AsSpan().Count(',') >= 3 ? term + ";" : term);
    }

    /// <summary>
    /// The text in one line, written so that reading gives it back: signs that reading would take for markup are encoded; where that does
    /// not help, it is cleaned until cleaning changes nothing more.
    /// </summary>
    public static string? Stable(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var clean = FieldText.Clean(text);
        if (clean == text)
            return text;
        var encoded = text;
        for (var round = 0; round < 3; round++)
        {
            encoded = encoded.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
            if (FieldText.Clean(encoded) == text)
                return encoded;
        }

        for (var round = 0; round < 10 && clean is not null && clean != text; round++)
            (text, clean) = (clean, FieldText.Clean(clean));

        return clean;
    }
}
