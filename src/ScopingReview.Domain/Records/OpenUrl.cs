using System.Globalization;
using System.Text;

namespace ScopingReview.Domain.Records;

/// <summary>
/// Links to a library's link resolver (OpenURL 1.0, ANSI/NISO Z39.88-2004), which knows whether and where the library holds the full text.
/// </summary>
public static class OpenUrl
{
    /// <summary>The resolver's address for a record; key/encoded-value format for journals, books and dissertations.</summary>
    /// <param name="prefix">The resolver's own address, with or without a query.</param>
    /// <param name="record">The record; missing fields are left out.</param>
    public static string For(string prefix, BibliographicRecord record)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(record);
        var url = new StringBuilder(prefix.Trim());
        url.Append(!prefix.Contains('?', StringComparison.Ordinal) ? '?' : prefix.TrimEnd().EndsWith('?')
            || prefix.TrimEnd().EndsWith('&') ? "" : "&");
        url.Append("url_ver=Z39.88-2004&ctx_ver=Z39.88-2004");
        var format = record.Kind switch
        {
            PublicationKind.Book or PublicationKind.BookChapter or PublicationKind.Report => "book",
            PublicationKind.Thesis => "dissertation",
            _ => "journal",
        };
        Add(url, "rft_val_fmt", $"info:ofi/fmt:kev:mtx:{format}");
        var (genre, title, container) = record.Kind switch
        {
            PublicationKind.Book or PublicationKind.Report => ("book", "rft.btitle", null),
            PublicationKind.BookChapter => ("bookitem", "rft.atitle", "rft.btitle"),
            PublicationKind.Thesis => ("dissertation", "rft.title", null),
            PublicationKind.Conference => ("proceeding", "rft.atitle", "rft.jtitle"),
            _ => ("article", "rft.atitle", "rft.jtitle"),
        };
        Add(url, "rft.genre", genre);
        Add(url, title, record.Title);
        if (container is not null)
            Add(url, container, record.Journal ?? record.JournalAbbreviation);
        if (record.Authors.Count > 0)
        {
            Add(url, "rft.aulast", record.Authors[0].Family);
            Add(url, "rft.aufirst", record.Authors[0].Given);
        }

        Add(url, "rft.date", record.Year?.ToString(CultureInfo.InvariantCulture));
        Add(url, "rft.volume", record.Volume);
        Add(url, "rft.issue", record.Issue);
        Add(url, "rft.pages", record.Pages);
        Add(url, "rft.spage", PageRange.Parse(record.Pages)?.First);
        Add(url, "rft.issn", record.Issns.Count > 0 ? record.Issns[0] : null);
        Add(url, "rft.isbn", record.Isbns.Count > 0 ? record.Isbns[0] : null);
        Add(url, "rft_id", record.Doi is null ? null : $"info:doi/{record.Doi}");
        Add(url, "rft_id", record.PubMedId is null ? null : $"info:pmid/{record.PubMedId}");
        return url.ToString();
    }

    private static void Add(StringBuilder url, string key, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            url.Append('&').Append(key).Append('=').Append(Uri.EscapeDataString(value));
    }
}
