using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes a record of the fields of an EndNote tagged entry, or says why none can be made.</summary>
internal static class EndNoteTaggedRecord
{
    private static readonly string[] _dateTags = ["%D", "%8"];

    public static ImportItem Read(TaggedEntryText text, int position)
    {
        if (text.IsTooLarge)
            return EntryOutcome.RefuseTooLarge(position, text.Beginning(EntryOutcome.RefusedTextKept), text.FirstLineNumber, "%0 line");
        if (MissingBoundary.TwoEntries(text, "%T") is { } reason)
            return EntryOutcome.Refuse(position, text.Raw, text.FirstLineNumber, reason);
        var issues = new List<ImportIssue>(text.Remarks);
        return EntryOutcome.Of(() => Map(new TaggedFields(text), text, position, issues), () => text.Raw, position, text.FirstLineNumber,
            issues, "%T");
    }

    private static BibliographicRecord Map(TaggedFields fields, TaggedEntryText text, int position, List<ImportIssue> issues)
    {
        var type = fields.First("%0");
        var kind = type is null && fields.Has("%J") ? PublicationKind.JournalArticle : PublicationTypes.KindOf(type);
        var urls = Links.Collect(fields.All("%U", "%>").SelectMany(fields.Lines));
        var database = fields.First("%~", "%W");
        var accession = fields.First("%M");
        var pmcId = fields.All("%2").Select(field => PubMedNumbers.PmcId(fields.Joined(field))).FirstOrDefault(id => id is not null);
        var (pubMedId, pmc) = Links.PubMed(urls, EndNoteNumbers.PubMedId(accession, database), pmcId);
        // A report carries its own number where others carry an ISSN or ISBN.
        var (issns, isbns) =
            SerialNumbers.Read(fields.All("%@").Select(field => ("%@", fields.Joined(field), field.Number)),
                kind == PublicationKind.Report ? [] : issues);
        return new BibliographicRecord
        {
            PositionInFile = position,
            RawText = text.RawWithoutBlankEnd,
            SourceRecordId = fields.First("%F"),
            Kind = kind,
            PublicationType = type,
            Title = fields.First("%T", "%Q", "%!"),
            Abstract = Abstracts.Join(fields.All("%X").Select(fields.Paragraphs)),
            Authors = PersonNames.Read(fields, issues, "%A"),
            Editors = PersonNames.Read(fields, issues, "%E"),
            Year = PublicationYear.FindIn(
                _dateTags.SelectMany(tag => fields.All(tag)).Select(field => (field.Tag, fields.Joined(field), field.Number))
                    .Where(date => date.Tag == "%D" || PublicationYear.Find(date.Item2) is not null), issues),
            Journal = kind == PublicationKind.Book ? null : fields.First("%J", "%B"),
            Volume = fields.First("%V"),
            Issue = fields.First("%N"),
            Pages = PageRange.Parse(fields.First("%P"))?.ToString(),
            Doi = DoiField.Read(fields.First("%R"), "%R", text.FirstLineNumber, issues)
                ?? urls.Select(Doi.FromUrl).FirstOrDefault(doi => doi is not null),
            PubMedId = pubMedId,
            PmcId = pmc,
            Issns = issns,
            Isbns = isbns,
            Keywords = IndexTerms.Split(fields.All("%K").SelectMany(fields.Lines)),
            Language = Languages.Join(fields.All("%G").SelectMany(fields.Lines)),
            Urls = urls,
            DatabaseName = database,
            AccessionNumber = accession,
            Notes = [.. fields.All("%Z", "%O", "%<").Select(fields.Paragraphs).OfType<string>()],
        };
    }
}
