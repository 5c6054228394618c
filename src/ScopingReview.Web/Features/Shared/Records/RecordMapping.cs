using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Shared.Records;

internal static class RecordMapping
{
    /// <summary>
    /// A stored record as the bibliographic record that was imported, field by field, without the entry as it stood in the file.
    /// </summary>
    public static BibliographicRecord ToBibliographic(this ReviewRecord r) => new()
    {
        PositionInFile = r.PositionInFile,
        RawText = "",
        SourceRecordId = r.SourceRecordId,
        Kind = r.Kind,
        PublicationType = r.PublicationType,
        Title = r.Title,
        Abstract = r.Abstract,
        Authors = AuthorsOf(r.Authors),
        Editors = AuthorsOf(r.Editors),
        Year = r.Year,
        Journal = r.Journal,
        JournalAbbreviation = r.JournalAbbreviation,
        Volume = r.Volume,
        Issue = r.Issue,
        Pages = r.Pages,
        Doi = r.Doi,
        PubMedId = r.PubMedId,
        PmcId = r.PmcId,
        Issns = r.Issns,
        Isbns = r.Isbns,
        Keywords = r.Keywords,
        Language = r.Language,
        Urls = r.Urls,
        DatabaseName = r.DatabaseName,
        AccessionNumber = r.AccessionNumber,
        Notes = r.Notes,
    };

    /// <summary>The records untracked and without what they are searched by, which is longer than all the rest.</summary>
    public static IQueryable<ReviewRecord> WithoutSearchVector(this IQueryable<ReviewRecord> records)
        => records.Select(r => new ReviewRecord
        {
            Id = r.Id,
            ReviewId = r.ReviewId,
            Number = r.Number,
            SourceId = r.SourceId,
            ImportId = r.ImportId,
            PositionInFile = r.PositionInFile,
            SourceRecordId = r.SourceRecordId,
            Kind = r.Kind,
            PublicationType = r.PublicationType,
            Title = r.Title,
            Abstract = r.Abstract,
            Authors = r.Authors,
            Editors = r.Editors,
            Year = r.Year,
            Journal = r.Journal,
            JournalAbbreviation = r.JournalAbbreviation,
            Volume = r.Volume,
            Issue = r.Issue,
            Pages = r.Pages,
            Doi = r.Doi,
            PubMedId = r.PubMedId,
            PmcId = r.PmcId,
            Issns = r.Issns,
            Isbns = r.Isbns,
            Keywords = r.Keywords,
            Language = r.Language,
            Urls = r.Urls,
            DatabaseName = r.DatabaseName,
            AccessionNumber = r.AccessionNumber,
            Notes = r.Notes,
        }).AsNoTracking();

    /// <summary>The records untracked, with only the fields their references are made of (<see cref="Citation.Reference"/>).</summary>
    public static IQueryable<ReviewRecord> OnlyCited(this IQueryable<ReviewRecord> records)
        => records.Select(r => new ReviewRecord
        {
            Id = r.Id,
            ReviewId = r.ReviewId,
            Number = r.Number,
            SourceId = r.SourceId,
            ImportId = r.ImportId,
            PositionInFile = r.PositionInFile,
            Title = r.Title,
            Authors = r.Authors,
            Year = r.Year,
            Journal = r.Journal,
            JournalAbbreviation = r.JournalAbbreviation,
            Volume = r.Volume,
            Issue = r.Issue,
            Pages = r.Pages,
            Doi = r.Doi,
        }).AsNoTracking();

    public static IReadOnlyList<AuthorName> AuthorsOf(IEnumerable<string> authors) => [.. authors.Select(AuthorName.Parse)];
}
