using ScopingReview.Domain.Records;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data;

internal static class RecordMapping
{
    /// <summary>The stored record as the rules of Domain read it.</summary>
    public static BibliographicRecord ToBibliographicRecord(this ReviewRecord record) => new()
    {
        PositionInFile = record.PositionInFile,
        RawText = record.RawText,
        SourceRecordId = record.SourceRecordId,
        Kind = record.Kind,
        PublicationType = record.PublicationType,
        Title = record.Title,
        Abstract = record.Abstract,
        Authors = AuthorsOf(record.Authors),
        Editors = AuthorsOf(record.Editors),
        Year = record.Year,
        Journal = record.Journal,
        JournalAbbreviation = record.JournalAbbreviation,
        Volume = record.Volume,
        Issue = record.Issue,
        Pages = record.Pages,
        Doi = record.Doi,
        PubMedId = record.PubMedId,
        PmcId = record.PmcId,
        Issns = record.Issns,
        Isbns = record.Isbns,
        Keywords = record.Keywords,
        Language = record.Language,
        Urls = record.Urls,
        DatabaseName = record.DatabaseName,
        AccessionNumber = record.AccessionNumber,
        Notes = record.Notes,
    };

    public static IReadOnlyList<AuthorName> AuthorsOf(IEnumerable<string> authors) => [.. authors.Select(AuthorName.Parse)];
}
