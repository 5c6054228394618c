using ScopingReview.Domain.Records;

namespace ScopingReview.Web.Features.Shared.Records;

/// <summary>A field of a record as it is shown; lists have several values.</summary>
public sealed record RecordField(string Name, IReadOnlyList<string> Values)
{
    public bool IsEmpty => Values.Count == 0;
}

public static class RecordFields
{
    /// <summary>All fields that can be filled, in the order in which people look for them. The raw text is shown apart.</summary>
    public static IReadOnlyList<RecordField> Of(BibliographicRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return
        [
            One("Title", record.Title),
            new("Authors", [.. record.Authors.Select(a => a.ToString())]),
            new("Editors", [.. record.Editors.Select(e => e.ToString())]),
            One("Year", record.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            One("Journal or book", record.Journal),
            One("Abbreviated journal", record.JournalAbbreviation),
            One("Volume", record.Volume),
            One("Issue", record.Issue),
            One("Pages", record.Pages),
            One("DOI", record.Doi),
            One("PubMed ID", record.PubMedId),
            One("PubMed Central ID", record.PmcId),
            new("ISSN", record.Issns),
            new("ISBN", record.Isbns),
            One("Kind", record.Kind.InWords()),
            One("Publication type", record.PublicationType),
            One("Language", record.Language),
            One("Abstract", record.Abstract),
            new("Keywords", record.Keywords),
            new("Links", record.Urls),
            One("Database", record.DatabaseName),
            One("Accession number", record.AccessionNumber),
            One("Original ID", record.SourceRecordId),
            new("Notes", record.Notes),
        ];
    }

    private static string? InWords(this PublicationKind kind) => kind switch
    {
        PublicationKind.JournalArticle => "Journal article",
        PublicationKind.Book => "Book",
        PublicationKind.BookChapter => "Book chapter",
        PublicationKind.Conference => "Conference contribution",
        PublicationKind.Thesis => "Thesis",
        PublicationKind.Report => "Report",
        PublicationKind.Preprint => "Preprint",
        PublicationKind.WebPage => "Web page",
        _ => null,
    };

    private static RecordField One(string name, string? value) => new(name, string.IsNullOrWhiteSpace(value) ? [] : [value]);
}
