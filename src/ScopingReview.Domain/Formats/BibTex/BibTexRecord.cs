using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes a record of a BibTeX entry, by the fields of BibTeX, biblatex and the programs that write their own.</summary>
internal static class BibTexRecord
{
    /// <summary>Fields of which a record has one; the others may be repeated.</summary>
    private static readonly string[] _single = ["title", "journal", "journaltitle", "booktitle", "volume", "number", "pages", "year",
        "date", "doi", "abstract"];

    public static ImportItem Read(BibTexEntry entry, int position, List<ImportIssue> issues)
    {
        if (BibTexTypes.IsNoPublication(entry.Type))
            return EntryOutcome.Refuse(position, entry.Text, entry.Line, $"@{entry.Type} stands for no publication of its own.");
        RemarkOnRepeated(entry, issues);
        return EntryOutcome.Of(() => Map(entry, position, issues), () => entry.Text, position, entry.Line, issues, "title");
    }

    private static BibliographicRecord Map(BibTexEntry entry, int position, List<ImportIssue> issues)
    {
        var urls = BibTexIdentifiers.Urls(entry);
        var kind = Kind(entry);
        var (pubMedId, pmcId) = BibTexIdentifiers.PubMed(entry, urls);
        var (issns, isbns) = SerialNumbers.Read(
            entry.All("issn", "eissn", "isbn", "eisbn", "sn").Select(field => (field.Name, BibTexEntry.Verbatim(field), field.Line)),
            issues);
        return new BibliographicRecord
        {
            PositionInFile = position,
            RawText = entry.Text,
            SourceRecordId = entry.Key is null ? null : FieldText.Clean(entry.Key),
            Kind = kind,
            PublicationType = entry.Prose("document_type", "documenttype", "type") ?? entry.Type,
            Title = Title(entry, "") ?? Title(entry, "book") ?? entry.Prose("maintitle", "shorttitle"),
            Abstract = Abstracts.Join(entry.All("abstract", "abstractnote").Select(BibTexEntry.Prose)),
            Authors = BibTexNames.Read(entry.All("author", "authors"), issues),
            Editors = BibTexNames.Read(entry.All("editor", "editors"), issues),
            Year = PublicationYear.FindIn(entry.All("date", "year", "publication_date", "issued")
                .Select(field => (field.Name, BibTexEntry.Prose(field), field.Line)), issues),
            Journal = Journal(entry, kind),
            JournalAbbreviation =
                entry.Prose("shortjournal", "abbrev_source_title", "journal-iso", "journal_abbrev", "iso-source-abbreviation"),
            Volume = entry.Prose("volume"),
            Issue = kind is PublicationKind.Book or PublicationKind.BookChapter ? entry.Prose("issue") : entry.Prose("number", "issue"),
            Pages = Pages(entry),
            Doi = BibTexIdentifiers.Doi(entry, urls, issues),
            PubMedId = pubMedId,
            PmcId = pmcId,
            Issns = issns,
            Isbns = isbns,
            Keywords = Keywords(entry),
            Language = entry.Prose("language", "langid"),
            Urls = urls,
            DatabaseName = entry.Prose("source", "database", "databasename"),
            AccessionNumber = BibTexIdentifiers.AccessionNumber(entry),
            Notes = [.. entry.All("note", "annote", "annotation", "comment", "notes", "addendum").Select(BibTexEntry.Prose)
                .OfType<string>()],
        };
    }

    private static PublicationKind Kind(BibTexEntry entry)
    {
        var kind = BibTexTypes.KindOf(entry.Type);
        if (kind != PublicationKind.Other)
            return kind;
        if (entry.Prose("document_type", "type") is { } words && PublicationTypes.KindOf(words) is var named
            && named != PublicationKind.Other)
            return named;
        return BibTexIdentifiers.IsArXiv(entry) ? PublicationKind.Preprint : PublicationKind.Other;
    }

    private static string? Title(BibTexEntry entry, string of)
    {
        var title = entry.Prose(of + "title");
        var subtitle = entry.Prose(of + "subtitle");
        return title is null || subtitle is null ? title : $"{title.TrimEnd(':', ' ')}: {subtitle}";
    }

    private static string? Journal(BibTexEntry entry, PublicationKind kind)
    {
        var journal = entry.Prose("journaltitle", "journal", "fjournal", "source_title");
        if (kind is PublicationKind.BookChapter or PublicationKind.Conference or PublicationKind.Other)
            journal ??= entry.Prose("title") is null ? null : Title(entry, "book");
        return journal;
    }

    private static string? Pages(BibTexEntry entry) =>
        (PageRange.Parse(entry.Prose("pages", "page"))
            ?? PageRange.Parse(entry.Prose("start_page"), entry.Prose("end_page"))
            ?? PageRange.Parse(entry.Prose("eid", "art_number", "article-number", "articleno", "article_number")))?.ToString();

    /// <summary>Lists with semicolons, or with commas where there are none.</summary>
    private static List<string> Keywords(BibTexEntry entry) => IndexTerms.Tidy(
        entry.All("keywords", "keyword", "author_keywords", "keywords-plus", "index_keywords", "mesh-terms").Select(BibTexEntry.Prose)
            .OfType<string>()
            .SelectMany(list => list.Split(list.Contains(';', StringComparison.Ordinal) ? ';' : ',')));

    private static void RemarkOnRepeated(BibTexEntry entry, List<ImportIssue> issues)
    {
        foreach (var group in entry.Fields.GroupBy(field => field.Name, StringComparer.Ordinal))
        {
            if (group.Count() > 1 && Array.IndexOf(_single, group.Key) >= 0
                && group.Select(field => field.Value).Distinct(StringComparer.Ordinal).Count() > 1)
                issues.Add(ImportIssue.Remark(group.ElementAt(1).Line, group.Key,
                    "The field is repeated with another value; the first one was taken."));
        }
    }
}
