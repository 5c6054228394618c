using System.Globalization;
using System.Text;

namespace ScopingReview.Domain.Records;

/// <summary>
/// How a record is named on a page: the author–year forms of the APA style, with initials and titles as the export has them.
/// </summary>
public static class Citation
{
    private const int AuthorsInReference = 6;
    private const int TitleLettersInLabel = 40;

    /// <summary>"Agrawal", "Jones &amp; Pietilä", "Agrawal et al."; null where there are no authors.</summary>
    public static string? ShortAuthors(IReadOnlyList<AuthorName> authors)
    {
        ArgumentNullException.ThrowIfNull(authors);
        return authors.Count switch
        {
            0 => null,
            1 => authors[0].Family,
            2 => $"{authors[0].Family} & {authors[1].Family}",
            _ => $"{authors[0].Family} et al.",
        };
    }

    /// <summary>"Agrawal et al., 2016"; "n.d." where the year is missing; the beginning of the title where there are no authors.</summary>
    public static string Label(IReadOnlyList<AuthorName> authors, int? year, string? title)
    {
        var who = ShortAuthors(authors) ?? (string.IsNullOrWhiteSpace(title) ? "Untitled" : $"“{Shorten(title)}”");
        return $"{who}, {Year(year)}";
    }

    /// <summary>"Agrawal et al., 2016" for a record.</summary>
    public static string Label(BibliographicRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Label(record.Authors, record.Year, record.Title);
    }

    /// <summary>
    /// A reference in one line: "Agrawal, S., Capponi, P. (2016). Title. Academic Psychiatry, 40(3), 475-480. https://doi.org/10.…".
    /// Missing parts are left out.
    /// </summary>
    public static string Reference(BibliographicRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var text = new StringBuilder();
        var names = record.Authors.Take(AuthorsInReference).Select(author => author.ToString());
        text.AppendJoin(", ", names);
        if (record.Authors.Count > AuthorsInReference)
            text.Append(", et al.");
        text.Append(text.Length == 0 ? "" : " ").Append(CultureInfo.InvariantCulture, $"({Year(record.Year)}).");
        AppendSentence(text, record.Title);
        AppendSentence(text, Place(record));
        if (record.Doi is not null)
            text.Append(" https://doi.org/").Append(record.Doi);
        return text.ToString();
    }

    private static string? Place(BibliographicRecord record)
    {
        var volume = record.Volume + (record.Issue is null ? "" : $"({record.Issue})");
        return string.Join(", ",
            new[] { record.Journal ?? record.JournalAbbreviation, volume, record.Pages }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static void AppendSentence(StringBuilder text, string? sentence)
    {
        if (string.IsNullOrWhiteSpace(sentence))
            return;
        text.Append(' ').Append(sentence.Trim());
        if (text[^1] is not ('.' or '?' or '!'))
            text.Append('.');
    }

    private static string Year(int? year) => year?.ToString(CultureInfo.InvariantCulture) ?? "n.d.";

    private static string Shorten(string title)
    {
        title = title.Trim();
        if (title.Length <= TitleLettersInLabel)
            return title;
        var space = title.LastIndexOf(' ', TitleLettersInLabel);
        var end = space > 0 ? space : TitleLettersInLabel - (char.IsHighSurrogate(title[TitleLettersInLabel - 1]) ? 1 : 0);
        return title[..end].TrimEnd(' ', ',', ';', ':') + "…";
    }
}
