using System.Text.Json;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes a record of a CSL JSON object, or says why none can be made.</summary>
internal static class CslRecord
{
    private static readonly JsonDocumentOptions _options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    public static ImportItem Read(string text, long line, int position)
    {
        var issues = new List<ImportIssue>();
        try
        {
            using var document = JsonDocument.Parse(CslMending.Mend(text, line, issues), _options);
            var item = new CslItem(document.RootElement);
            return item.Repeated is { } variable
                ? EntryOutcome.Refuse(position, text, line,
                    $"The entry has “{variable}” twice: the brackets between two entries are probably missing, so that they cannot be told apart.")
                : EntryOutcome.Of(() => Map(item, text, position, line, issues), () => text, position, line, issues, "title");
        }
        catch (JsonException exception)
        {
            var message = exception.Message;
            var place = message.IndexOf(" LineNumber", StringComparison.Ordinal);
            return EntryOutcome.Refuse(position, text, line,
                $"The entry is damaged JSON. {EntryOutcome.Beginning(place < 0 ? message : message[..place], 300)}");
        }
    }

    private static BibliographicRecord Map(CslItem item, string text, int position, long line, List<ImportIssue> issues)
    {
        var type = item.Text("type");
        var kind = CslTypes.KindOf(type);
        var notes = item.Paragraphs("note") is { } note ? note.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList() : [];
        var urls = Links.Collect([.. item.All("URL"), .. item.All("url")]);
        var (pubMedId, pmcId) = Links.PubMed(urls,
            PubMedNumbers.PubMedId(item.Text("PMID")) ?? NumbersInNotes.PubMedId(notes),
            PubMedNumbers.PmcId(item.Text("PMCID")) ?? NumbersInNotes.PmcId(notes));
        var (issns, isbns) = SerialNumbers.Read(
            item.All("ISSN").Concat(item.All("ISBN")).Select(number => ("ISSN", (string?)number, line)), issues);
        var abbreviation = item.Text("container-title-short") ?? item.Text("journalAbbreviation");
        var journal = kind == PublicationKind.Book ? null
            : item.Text("container-title") ?? abbreviation ?? (kind == PublicationKind.Conference ? item.Text("event-title", "event")
                : null);
        return new BibliographicRecord
        {
            PositionInFile = position,
            RawText = text,
            SourceRecordId = item.Text("citation-key", "id"),
            Kind = kind,
            PublicationType = item.Text("genre") ?? type,
            Title = item.Text("title") ?? item.Text("original-title", "title-short", "shortTitle"),
            Abstract = Abstracts.Join([item.Paragraphs("abstract")]),
            Authors = CslNames.Read(item.Value("author"), "author", line, issues),
            Editors = CslNames.Read(item.Value("editor") ?? item.Value("container-author"), "editor", line, issues),
            Year = CslDate.Year(item.Value("issued"), line, issues),
            Journal = journal,
            JournalAbbreviation = abbreviation == journal ? null : abbreviation,
            Volume = item.Text("volume"),
            Issue = item.Text("issue"),
            Pages = (PageRange.Parse(item.Text("page") ?? item.Text("page-first", "pages"))
                ?? (kind is PublicationKind.JournalArticle or PublicationKind.Preprint ? PageRange.Parse(item.Text("number",
                    "article-number"))
                    : null))?.ToString(),
            Doi = Doi.Normalise(item.Text("DOI", "doi")) ?? urls.Select(Doi.FromUrl).FirstOrDefault(doi => doi is not null)
                ?? DoiInNotes.Find(notes),
            PubMedId = pubMedId,
            PmcId = pmcId,
            Issns = issns,
            Isbns = isbns,
            Keywords = IndexTerms.Tidy(item.All("keyword").Concat(item.All("keywords")).SelectMany(
                words => words.Split(words.Contains(';', StringComparison.Ordinal) ? ';' : ','))),
            Language = item.Text("language"),
            Urls = urls,
            DatabaseName = item.Text("source", "archive"),
            AccessionNumber = item.Text("archive_location", "call-number"),
            Notes = notes,
        };
    }
}
