using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes a record of the fields of a Web of Science entry, or says why none can be made.</summary>
internal static partial class WebOfScienceRecord
{
    /// <summary>Databases of the platform by the prefix of the accession number.</summary>
    private static readonly Dictionary<string, string> _databases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["WOS"] = "Web of Science",
        ["ISI"] = "Web of Science",
        ["MEDLINE"] = "MEDLINE",
        ["ZOOREC"] = "Zoological Record",
        ["BIOSIS"] = "BIOSIS",
        ["BCI"] = "BIOSIS",
        ["PREV"] = "BIOSIS",
        ["INSPEC"] = "Inspec",
        ["CABI"] = "CAB Abstracts",
        ["FSTA"] = "FSTA",
        ["KJD"] = "KCI-Korean Journal Database",
        ["SCIELO"] = "SciELO",
        ["RSCI"] = "Russian Science Citation Index",
        ["CSCD"] = "Chinese Science Citation Database",
        ["DRCI"] = "Data Citation Index",
        ["PPRN"] = "Preprint Citation Index",
        ["PQDT"] = "ProQuest Dissertations & Theses",
        ["CCC"] = "Current Contents",
        ["DIIDW"] = "Derwent Innovations Index",
    };

    private static readonly string[] _dateTags = ["PY", "PD", "EY", "EA"];

    public static ImportItem Read(TaggedEntryText text, int position)
    {
        if (text.IsTooLarge)
            return EntryOutcome.RefuseTooLarge(position, text.Beginning(EntryOutcome.RefusedTextKept), text.FirstLineNumber, "ER line");
        if (MissingBoundary.TwoEntries(text, "TI") is { } reason)
            return EntryOutcome.Refuse(position, text.Raw, text.FirstLineNumber, reason);
        var issues = new List<ImportIssue>(text.Remarks);
        return EntryOutcome.Of(() => Map(new TaggedFields(text), text, position, issues), () => text.Raw, position, text.FirstLineNumber,
            issues, "TI");
    }

    private static BibliographicRecord Map(TaggedFields fields, TaggedEntryText text, int position, List<ImportIssue> issues)
    {
        var (type, documentType, source) = (fields.First("PT"), fields.First("DT"), fields.First("SO"));
        var title = fields.First("TI", "FT");
        var kind = KindOf(type, documentType, isConference: fields.Has("CT")
            || fields.Has("CL"), hasIsbn: fields.Has("BN"), isPart: title is not null && source is not null && title != source);
        var (issns, isbns) =
            SerialNumbers.Read(fields.All("SN", "EI", "BN").Select(field => (field.Tag, fields.Joined(field), field.Number)), issues);
        var accession = fields.First("UT", "AN");
        var prefix = accession?.Split(':', 2) is [var before, _] ? before : null;
        var abbreviation = fields.First("JI", "J9");
        var journal = kind == PublicationKind.Book && (title is null || source == title) ? null : source ?? abbreviation;
        return new BibliographicRecord
        {
            PositionInFile = position,
            RawText = text.RawWithoutBlankEnd,
            Kind = kind,
            PublicationType = documentType ?? type,
            Title = title ?? (kind == PublicationKind.Book ? source : null),
            Abstract = Abstracts.Join(fields.All("AB").Select(fields.Paragraphs)),
            Authors = WebOfScienceNames.Authors(fields, issues, kind),
            Editors = WebOfScienceNames.Editors(fields, issues),
            Year = PublicationYear.FindIn(
                _dateTags.SelectMany(tag => fields.All(tag)).Select(field => (field.Tag, fields.Joined(field), field.Number)), issues),
            Journal = journal,
            JournalAbbreviation = abbreviation == journal ? null : abbreviation,
            Volume = fields.First("VL"),
            Issue = fields.First("IS", "SI") ?? (fields.First("SU") is { } supplement ? $"Suppl. {supplement}" : null),
            Pages = Pages(fields),
            Doi = DoiField.Read(fields.First("DI"), "DI", text.FirstLineNumber, issues)
                ?? (kind == PublicationKind.Book ? Doi.Normalise(fields.First("D2")) : null),
            PubMedId = PubMedNumbers.PubMedId(fields.First("PM")) ?? (prefix == "MEDLINE" ? PubMedNumbers.PubMedId(accession) : null),
            Issns = issns,
            Isbns = isbns,
            Keywords = IndexTerms.Split(fields.All("DE", "ID", "MH", "BD", "MC").Select(fields.Joined).OfType<string>()),
            Language = fields.First("LA"),
            Urls = Links.Collect(fields.All("UR", "UL").Select(fields.Joined).OfType<string>()),
            DatabaseName = prefix is null ? null : _databases.GetValueOrDefault(prefix, prefix),
            AccessionNumber = accession,
        };
    }

    /// <summary>BP and EP; else PS; else the article number, before which older exports write UNSP (unspecified).</summary>
    private static string? Pages(TaggedFields fields)
    {
        var pages = PageRange.Parse(fields.First("BP"), fields.First("EP")) ?? PageRange.Parse(fields.First("PS"))
            ?? (fields.First("AR") is { } article ? PageRange.Parse(Unspecified().Replace(article, "")) : null);
        return pages?.ToString();
    }

    /// <summary>PT tells journal (J), book (B), series (S), conference (C) and patent (P); DT tells the rest.</summary>
    private static PublicationKind KindOf(string? type, string? documentType, bool isConference, bool hasIsbn, bool isPart)
    {
        bool Holds(string words) => documentType?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
        if (Holds("Preprint"))
            return PublicationKind.Preprint;
        if (Holds("Dissertation") || Holds("Thesis"))
            return PublicationKind.Thesis;
        if (Holds("Book Chapter"))
            return PublicationKind.BookChapter;
        return type switch
        {
            "C" => PublicationKind.Conference,
            "B" or "S" when isConference || Holds("Proceedings Paper") || Holds("Meeting") => PublicationKind.Conference,
            "B" => isPart && !Holds("Book") ? PublicationKind.BookChapter : PublicationKind.Book,
            "S" when hasIsbn => PublicationKind.BookChapter,
            "P" or "D" => PublicationKind.Other,
            _ when documentType is not null && !Holds("Article") && (Holds("Proceedings Paper") || Holds("Meeting Abstract")) =>
                PublicationKind.Conference,
            _ => PublicationKind.JournalArticle,
        };
    }

    [GeneratedRegex(@"^UNSP\s+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Unspecified();
}
