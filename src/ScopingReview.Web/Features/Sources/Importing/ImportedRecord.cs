using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>A record on its way into the database.</summary>
/// <param name="Row">The record as it is stored.</param>
/// <param name="Entry">The entry as it stood in the file.</param>
internal sealed record ImportedRecord(ReviewRecord Row, string Entry)
{
    public static ImportedRecord Of(BibliographicRecord record, ImportFile import, int number)
    {
        return new(new ReviewRecord
        {
            ReviewId = import.ReviewId,
            Number = number,
            SourceId = import.SourceId,
            ImportId = import.Id,
            PositionInFile = record.PositionInFile,
            SourceRecordId = Text(record.SourceRecordId),
            Kind = record.Kind,
            PublicationType = Text(record.PublicationType),
            Title = Text(record.Title),
            Abstract = Text(record.Abstract),
            Authors = Texts(record.Authors.Select(author => author.ToString())),
            Editors = Texts(record.Editors.Select(editor => editor.ToString())),
            Year = record.Year,
            Journal = Text(record.Journal),
            JournalAbbreviation = Text(record.JournalAbbreviation),
            Volume = Text(record.Volume),
            Issue = Text(record.Issue),
            Pages = Text(record.Pages),
            Doi = Text(record.Doi),
            PubMedId = Text(record.PubMedId),
            PmcId = Text(record.PmcId),
            Issns = Texts(record.Issns),
            Isbns = Texts(record.Isbns),
            Keywords = Texts(record.Keywords),
            Language = Text(record.Language),
            Urls = Texts(record.Urls),
            DatabaseName = Text(record.DatabaseName),
            AccessionNumber = Text(record.AccessionNumber),
            Notes = Texts(record.Notes),
        }, PostgresText.Of(record.RawText));

        static string? Text(string? text) => text is null ? null : PostgresText.Of(text);

        static string[] Texts(IEnumerable<string> texts) => [.. texts.Select(PostgresText.Of)];
    }
}
