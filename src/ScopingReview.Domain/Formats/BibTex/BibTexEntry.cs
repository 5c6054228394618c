namespace ScopingReview.Domain.Formats;

/// <summary>A field of a BibTeX entry, its strings put together but its LaTeX as it stands.</summary>
/// <param name="Name">Name in lower case.</param>
/// <param name="Value">Value without the delimiters around it.</param>
/// <param name="Line">Line of the file.</param>
internal sealed record BibTexField(string Name, string Value, long Line);

/// <summary>A BibTeX entry taken apart.</summary>
/// <param name="Type">Type as it stands, without the @.</param>
/// <param name="Key">Citation key; null where there is none.</param>
/// <param name="Fields">Fields in order, repeated ones too.</param>
/// <param name="Text">The whole entry as it stands in the file.</param>
/// <param name="Line">Its first line.</param>
internal sealed record BibTexEntry(string Type, string? Key, List<BibTexField> Fields, string Text, long Line)
{
    /// <summary>The value of the first of the names that has one, repeated fields in the order of the file.</summary>
    public BibTexField? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var field in Fields)
            {
                if (field.Name == name && !string.IsNullOrWhiteSpace(field.Value))
                    return field;
            }
        }

        return null;
    }

    /// <summary>All fields with one of the names, in the order of the names.</summary>
    public IEnumerable<BibTexField> All(params string[] names) =>
        names.SelectMany(name => Fields.Where(field => field.Name == name && !string.IsNullOrWhiteSpace(field.Value)));

    /// <summary>The first value in prose, cleaned.</summary>
    public string? Prose(params ReadOnlySpan<string> names) => First(names) is { } field ? Prose(field) : null;

    /// <summary>The value in prose, cleaned.</summary>
    public static string? Prose(BibTexField field) => FieldText.Clean(LaTeXText.Decode(field.Value));

    /// <summary>The first value that is no prose (a number, DOI or link).</summary>
    public string? Verbatim(params ReadOnlySpan<string> names) => First(names) is { } field ? Verbatim(field) : null;

    /// <summary>A value that is no prose.</summary>
    public static string? Verbatim(BibTexField field) => FieldText.Clean(LaTeXVerbatim.Decode(field.Value));
}
