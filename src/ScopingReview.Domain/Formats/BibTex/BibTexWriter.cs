using System.Globalization;
using System.Text;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Writes records as BibTeX entries in UTF-8 that <see cref="BibTexReader"/>, BibTeX and biber read. Signs that TeX takes for commands are
/// escaped.
/// </summary>
public static class BibTexWriter
{
    /// <summary>Writes one entry with an empty line after it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="record">The record.</param>
    /// <param name="key">Key of the entry: letters, digits and hyphens.</param>
    public static void Write(TextWriter writer, BibliographicRecord record, string key)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(record);
        var isArticle = record.Kind == PublicationKind.JournalArticle || (record.Journal is not null && record.Volume is not null);
        writer.Write($"@{(isArticle ? "article" : "misc")}{{{key},\n");
        Field(writer, "author", string.Join(" and ", record.Authors.Select(author => Escaped(author.ToString()))), escape: false);
        // Doubled braces keep the capitals of a title as they are.
        Field(writer, "title", record.Title is { } title ? $"{{{Escaped(title)}}}" : null, escape: false);
        Field(writer, isArticle ? "journal" : "howpublished", record.Journal);
        Field(writer, "year", record.Year?.ToString(CultureInfo.InvariantCulture));
        Field(writer, "volume", record.Volume);
        Field(writer, "number", record.Issue);
        Field(writer, "pages", record.Pages?.Replace("-", "--", StringComparison.Ordinal));
        Field(writer, "doi", record.Doi);
        writer.Write("}\n\n");
    }

    private static void Field(TextWriter writer, string name, string? value, bool escape = true)
    {
        if (!string.IsNullOrWhiteSpace(value))
            writer.Write($"  {name} = {{{(escape ? Escaped(value) : value)}}},\n");
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var sign in text.ReplaceLineEndings(" "))
        {
            escaped.Append(sign switch
            {
                '\\' => "\\textbackslash{}",
                '{' or '}' or '$' or '&' or '#' or '%' or '_' => $"\\{sign}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                _ => sign.ToString(),
            });
        }

        return escaped.ToString();
    }
}
