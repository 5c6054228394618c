using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes a record of the fields of a RIS entry, or says why none can be made.</summary>
internal static class RisRecord
{
    private static readonly string[] _dateTags = ["PY", "Y1", "DA"];

    /// <summary>Fields of which an entry has one; AB and N2 may be repeated by a publisher's notice.</summary>
    private static readonly string[] _single = ["TY", "PY", "Y1", "DO", "ID", "VL", "SP", "JO", "JF", "T2", "AN"];

    public static ImportItem Read(TaggedEntryText text, int position)
    {
        if (text.IsTooLarge)
            return EntryOutcome.RefuseTooLarge(position, text.Beginning(EntryOutcome.RefusedTextKept), text.FirstLineNumber, "ER line");

        var fields = new TaggedFields(text);
        if ((MissingBoundary.TwoEntries(text, "TI", _single) ?? MissingBoundary.TwoEntries(text, "T1", _single)) is { } reason)
            return EntryOutcome.Refuse(position, text.Raw, text.FirstLineNumber, reason);
        var issues = new List<ImportIssue>(text.Remarks);
        return EntryOutcome.Of(() => WithTitle(Map(fields, text, position, issues), fields, issues), () => text.Raw, position,
            text.FirstLineNumber, issues, "TI");
    }

    /// <summary>Where nothing else is known of an entry, its T2 is the title and not a journal.</summary>
    private static BibliographicRecord WithTitle(BibliographicRecord record, TaggedFields fields, List<ImportIssue> issues)
    {
        if (EntryOutcome.IsRecognisable(record) || fields.First("T2") is not { } title)
            return record;
        issues.Add(ImportIssue.Remark(fields.All("T2").First().Number, "T2", "The entry has no title; T2 was taken for it."));
        return record with { Title = title, Journal = record.Journal == title ? null : record.Journal };
    }

    private static BibliographicRecord Map(TaggedFields fields, TaggedEntryText text, int position, List<ImportIssue> issues)
    {
        var type = fields.First("TY");
        var kind = PublicationTypes.KindOf(type);
        var urls = RisIdentifiers.Urls(fields);
        var (journal, abbreviation) = RisPlace.Journal(fields, kind);
        var (pubMedId, pmcId) = RisIdentifiers.PubMed(fields, urls);
        var (issns, isbns) = RisIdentifiers.SerialNumbers(fields, issues);
        return new BibliographicRecord
        {
            PositionInFile = position,
            RawText = text.Raw,
            SourceRecordId = fields.First("ID"),
            Kind = kind,
            PublicationType = fields.First("M3") is { } words && Doi.Normalise(words) is null ? words : type,
            Title = fields.First("TI", "T1", "CT") ?? (kind == PublicationKind.Book ? fields.First("BT") : null)
                ?? fields.First("ST", "TT"),
            Abstract = Abstract(fields),
            Authors = PersonNames.Read(fields, issues, "AU", "A1"),
            Editors = PersonNames.Read(fields, issues, "A2", "ED", "A3", "A4"),
            Year = Year(fields, issues),
            Journal = journal,
            JournalAbbreviation = abbreviation,
            Volume = fields.First("VL", "VO"),
            Issue = fields.First("IS", "CP") ?? RisPlace.NumberAsIssue(fields, kind),
            Pages = RisPlace.Pages(fields),
            Doi = RisIdentifiers.Doi(fields, urls, issues),
            PubMedId = pubMedId,
            PmcId = pmcId,
            Issns = issns,
            Isbns = isbns,
            Keywords = Keywords(fields),
            Language = Languages.Join(fields.All("LA").SelectMany(fields.Lines)),
            Urls = urls,
            DatabaseName = fields.First("DB", "DP"),
            AccessionNumber = RisIdentifiers.AccessionNumber(fields),
            Notes = [.. fields.All("N1", "RN").Select(fields.Paragraphs).OfType<string>()],
        };
    }

    private static string? Abstract(TaggedFields fields) =>
        Abstracts.Join(fields.All("AB").Select(fields.Paragraphs)) ?? Abstracts.Join(fields.All("N2").Select(fields.Paragraphs));

    /// <summary>In PY, else Y1, else DA; a DA without a year ("Jun") is nothing to remark on.</summary>
    private static int? Year(TaggedFields fields, List<ImportIssue> issues) =>
        PublicationYear.FindIn(
            _dateTags.SelectMany(tag => fields.All(tag)).Select(field => (field.Tag, fields.Joined(field), field.Number))
                .Where(date => date.Tag != "DA" || PublicationYear.Find(date.Item2) is not null),
            issues);

    /// <summary>
    /// One per line, or lists with semicolons; a single line with three commas or more is a list too. The star of a major topic is left
    /// out.
    /// </summary>
    private static List<string> Keywords(TaggedFields fields)
    {
        var lines = fields.All("KW").SelectMany(fields.Lines).ToList();
        var separator = lines.Count == 1 && !lines[0].Contains(';', StringComparison.Ordinal) && lines[0].AsSpan().Count(',') >= 3 ? ','
            : ';';
        return IndexTerms.Tidy(lines.SelectMany(line => line.Split(separator)));
    }
}
