using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Records.Exporting;

/// <summary>A record with what the table says of it.</summary>
/// <param name="Sources">Where it was found, itself and through its twins.</param>
/// <param name="DuplicateOf">Number of the record kept in its place.</param>
/// <param name="TitleAbstract">Where it stands, as far as the person may know; null when it is not at the stage.</param>
/// <param name="FullText">Likewise.</param>
internal sealed record ExportedRecord(
    int Number, BibliographicRecord Record, IReadOnlyList<string> Sources, int? DuplicateOf, ScreeningStatus? TitleAbstract, ScreeningStatus? FullText);

/// <summary>Reads records for export by their ids, without the original text and untracked.</summary>
internal sealed class ExportedRecords(ReviewDbContext db, Membership me)
{
    /// <summary>The records in the order of the ids.</summary>
    public async Task<IEnumerable<ExportedRecord>> ReadAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        var found = await db.Records.Where(r => ids.Contains(r.Id)).Select(r => new
        {
            r.Id,
            r.Number,
            r.Kind,
            r.PublicationType,
            r.SourceRecordId,
            r.Title,
            r.Abstract,
            r.Authors,
            r.Editors,
            r.Year,
            r.Journal,
            r.JournalAbbreviation,
            r.Volume,
            r.Issue,
            r.Pages,
            r.Doi,
            r.PubMedId,
            r.PmcId,
            r.Issns,
            r.Isbns,
            r.Keywords,
            r.Language,
            r.Urls,
            r.DatabaseName,
            r.AccessionNumber,
            r.Notes,
            Source = r.Source!.Name,
            Twins = db.DuplicateLinks.Where(l => l.KeptId == r.Id && l.SupersededAt == null).Select(l => l.Duplicate!.Source!.Name).ToList(),
            DuplicateOf = db.DuplicateLinks.Where(l => l.DuplicateId == r.Id && l.SupersededAt == null).Select(l => (int?)l.Kept!.Number).FirstOrDefault(),
        }).ToDictionaryAsync(r => r.Id, cancellationToken);
        var titles = await db.StatusesAsync(me, ScreeningStage.TitleAbstract, ids, cancellationToken);
        var fullTexts = await db.StatusesAsync(me, ScreeningStage.FullText, ids, cancellationToken);
        return ids.Where(found.ContainsKey).Select(id => found[id]).Select(r => new ExportedRecord(
            r.Number,
            new BibliographicRecord
            {
                PositionInFile = r.Number,
                RawText = "",
                Kind = r.Kind,
                PublicationType = r.PublicationType,
                SourceRecordId = r.SourceRecordId,
                Title = r.Title,
                Abstract = r.Abstract,
                Authors = RecordMapping.AuthorsOf(r.Authors),
                Editors = RecordMapping.AuthorsOf(r.Editors),
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
            },
            [.. r.Twins.Prepend(r.Source).Distinct(StringComparer.Ordinal)], r.DuplicateOf,
            titles.TryGetValue(r.Id, out var title) ? title : null, fullTexts.TryGetValue(r.Id, out var fullText) ? fullText : null));
    }
}
