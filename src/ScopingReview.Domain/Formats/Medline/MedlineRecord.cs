using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes a record of the fields of a MEDLINE entry, or says why none can be made.</summary>
internal static class MedlineRecord
{
    private static readonly string[] _dateTags = ["DP", "YR", "DEP", "EDAT"];
    private static readonly string[] _serialTags = ["IS", "ISSN", "ISBN"];

    /// <summary>Links to notices about the publication, which a reader must not miss.</summary>
    private static readonly (string Tag, string Words)[] _notices =
    [
        ("RIN", "Retraction in"), ("ROF", "Retraction of"), ("EIN", "Erratum in"), ("EFR", "Erratum for"),
        ("ECI", "Expression of concern in"), ("RPI", "Republished in"),
        ("UIN", "Update in"), ("UOF", "Update of"), ("CON", "Comment on"), ("GN", "Note"),
    ];

    public static ImportItem Read(TaggedEntryText text, int position)
    {
        if (text.IsTooLarge)
            return EntryOutcome.RefuseTooLarge(position, text.Beginning(EntryOutcome.RefusedTextKept), text.FirstLineNumber, "PMID line");
        if (MissingBoundary.TwoEntries(text, "TI") is { } reason)
            return EntryOutcome.Refuse(position, text.Raw, text.FirstLineNumber, reason);
        var issues = new List<ImportIssue>(text.Remarks);
        return EntryOutcome.Of(() => Map(new TaggedFields(text), text, position, issues), () => text.Raw, position, text.FirstLineNumber,
            issues, "TI");
    }

    private static BibliographicRecord Map(TaggedFields fields, TaggedEntryText text, int position, List<ImportIssue> issues)
    {
        var types = fields.All("PT").Select(fields.Joined).OfType<string>().ToList();
        var (title, bookTitle) = (Placeholders.Title(fields.First("TI")), fields.First("BTI"));
        // In ERIC's documents that are no articles, JT holds the publisher.
        var isDocument = MedlineIdentifiers.EricNumber(fields)?.StartsWith("ED", StringComparison.Ordinal) == true;
        var journal = isDocument ? null : fields.First("JT", "JN");
        var abbreviation = fields.First("TA", "JA");
        var kind = MedlineTypes.KindOf(types, hasJournal: (journal ?? abbreviation) is not null, isEricArticle: !isDocument
            && MedlineIdentifiers.EricNumber(fields) is not null, isPartOfBook: title is not null && bookTitle is not null
            && title != bookTitle);
        var urls = MedlineIdentifiers.Urls(fields);
        var (pubMedId, pmcId) = MedlineIdentifiers.PubMed(fields, urls, issues);
        var (issns, isbns) =
            SerialNumbers.Read(
                _serialTags.SelectMany(tag => fields.All(tag)).Select(field => (field.Tag, fields.Joined(field), field.Number)), issues);
        return new BibliographicRecord
        {
            PositionInFile = position,
            RawText = text.RawWithoutBlankEnd,
            Kind = kind,
            PublicationType = types.Count == 0 ? null : string.Join("; ", types),
            Title = title ?? bookTitle ?? fields.First("TT"),
            Abstract = Abstracts.Join(fields.All("AB").Select(fields.Paragraphs)),
            Authors = MedlineNames.Authors(fields, issues),
            Editors = MedlineNames.Editors(fields, issues),
            Year = PublicationYear.FindIn(
                _dateTags.SelectMany(tag => fields.All(tag)).Select(field => (field.Tag, fields.Joined(field), field.Number)), issues),
            Journal = kind == PublicationKind.BookChapter ? bookTitle ?? journal : journal
                ?? (kind == PublicationKind.Book ? null : abbreviation),
            JournalAbbreviation = abbreviation == (journal ?? abbreviation) ? null : abbreviation,
            Volume = fields.First("VI", "VO"),
            Issue = fields.First("IP"),
            Pages = MedlineIdentifiers.Pages(fields),
            Doi = MedlineIdentifiers.Doi(fields, issues),
            PubMedId = pubMedId,
            PmcId = pmcId,
            Issns = issns,
            Isbns = isbns,
            Keywords = Keywords(fields),
            Language = Languages.Join(fields.All("LA", "LG").SelectMany(fields.Lines)),
            Urls = urls,
            DatabaseName = MedlineIdentifiers.DatabaseName(fields, pubMedId),
            AccessionNumber = MedlineIdentifiers.AccessionNumber(fields, pubMedId),
            Notes = Notes(fields),
        };
    }

    /// <summary>
    /// Subject headings and authors' keywords. Substances (RN, NM) are none: reference managers leave them to the original entry, too.
    /// </summary>
    private static List<string> Keywords(TaggedFields fields)
        => IndexTerms.Tidy(fields.All("MH", "OT", "KW").Select(fields.Joined).OfType<string>());

    private static List<string> Notes(TaggedFields fields)
    {
        var notes = new List<string>();
        foreach (var (tag, words) in _notices)
            notes.AddRange(fields.All(tag).Select(fields.Joined).OfType<string>().Select(note => $"{words}: {note}"));
        return notes;
    }
}
