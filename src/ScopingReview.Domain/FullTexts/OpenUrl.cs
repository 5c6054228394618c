using System.Globalization;
using System.Text;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.FullTexts;

/// <summary>Addresses for a library's link resolver: OpenURL 1.0, key/encoded-value format (ANSI/NISO Z39.88-2004).</summary>
public static class OpenUrl
{
    /// <summary>The resolver's prefix with the record's citation appended; parts that the record lacks are left out.</summary>
    /// <param name="prefix">The resolver's base address, with or without a query of its own.</param>
    /// <param name="record">The record.</param>
    public static string For(string prefix, BibliographicRecord record)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(record);
        var isBook = record.Kind is PublicationKind.Book or PublicationKind.BookChapter;
        var url = new StringBuilder(prefix.TrimEnd());
        Add(url, "url_ver", "Z39.88-2004");
        Add(url, "ctx_ver", "Z39.88-2004");
        Add(url, "rft_val_fmt", isBook ? "info:ofi/fmt:kev:mtx:book" : "info:ofi/fmt:kev:mtx:journal");
        Add(url, "rft.genre", Genre(record.Kind));
        Add(url, "rft_id", record.Doi is null ? null : "info:doi/" + record.Doi);
        Add(url, "rft_id", record.PubMedId is null ? null : "info:pmid/" + record.PubMedId);
        Add(url, record.Kind == PublicationKind.Book ? "rft.btitle" : "rft.atitle", record.Title);
        Add(url, isBook ? "rft.btitle" : "rft.jtitle", record.Kind == PublicationKind.Book ? null : record.Journal);
        Add(url, "rft.issn", record.Issns.Count == 0 ? null : record.Issns[0]);
        Add(url, "rft.isbn", record.Isbns.Count == 0 ? null : record.Isbns[0]);
        Add(url, "rft.date", record.Year?.ToString(CultureInfo.InvariantCulture));
        Add(url, "rft.volume", record.Volume);
        Add(url, "rft.issue", record.Issue);
        Add(url, "rft.pages", record.Pages);
        Add(url, "rft.aulast", record.Authors.Count == 0 ? null : record.Authors[0].Family);
        Add(url, "rft.aufirst", record.Authors.Count == 0 ? null : record.Authors[0].Given);
        return url.ToString();
    }

    private static string Genre(PublicationKind kind) => kind switch
    {
        PublicationKind.JournalArticle => "article",
        PublicationKind.Book => "book",
        PublicationKind.BookChapter => "bookitem",
        PublicationKind.Conference => "proceeding",
        PublicationKind.Preprint => "preprint",
        _ => "unknown",
    };

    private static void Add(StringBuilder url, string key, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;
        if (url.Length > 0 && url[^1] is not ('?' or '&'))
            url.Append(url.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?');
        url.Append(key).Append('=').Append(Uri.EscapeDataString(value.Trim()));
    }
}
