using System.Xml.Linq;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>Makes a record of an item of Zotero's RDF and of what it is part of.</summary>
internal static class ZoteroItem
{
    /// <summary>What an item is part of, but is no item itself.</summary>
    private static readonly string[] _wholes = ["Journal", "Series", "Newspaper", "Periodical", "Conference", "CourtReporter"];

    private static readonly Dictionary<string, PublicationKind> _kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["encyclopediaArticle"] = PublicationKind.BookChapter,
        ["dictionaryEntry"] = PublicationKind.BookChapter,
        ["presentation"] = PublicationKind.Conference,
        ["preprint"] = PublicationKind.Preprint,
        ["blogPost"] = PublicationKind.WebPage,
        ["forumPost"] = PublicationKind.WebPage,
        ["document"] = PublicationKind.Other,
        ["standard"] = PublicationKind.Report,
    };

    /// <summary>The name by which other elements point to this one.</summary>
    public static string? About(XElement element) => (string?)element.Attribute("about");

    /// <summary>Attachments, notes, collections, and descriptions that say nothing of a publication.</summary>
    public static bool IsNoEntry(XElement element) =>
        element.Name.LocalName is "Attachment" or "Memo" or "Collection"
        || element.At("itemType").Line() is "attachment" or "note" or "annotation"
        || (element.Name.LocalName is "Description" or "UserItem" && element.Element("itemType") is null
            && element.Element("title") is null);

    /// <summary>True for a journal or series that stands by itself.</summary>
    public static bool IsOnlyWhole(XElement element) =>
        Array.IndexOf(_wholes, element.Name.LocalName) >= 0 && element.Element("itemType") is null;

    /// <summary>The name of the element elsewhere in the file that this one is part of; null where it holds it, or there is none.</summary>
    public static string? PartOf(XElement element) => Inside(element) is not null ? null
        : element.Elements("isPartOf").Select(part => (string?)part.Attribute("resource")).FirstOrDefault(name => name is not null);

    public static BibliographicRecord Map(XElement item, XElement? whole, XmlEntryText entry, int position, List<ImportIssue> issues)
    {
        whole ??= Inside(item);
        var type = item.At("itemType").Line() ?? item.Name.LocalName;
        var kind = _kinds.TryGetValue(type, out var known) ? known : CsvKinds.Of(type);
        var isSeries = whole?.Name.LocalName == "Series";
        var identifiers = item.Elements("identifier").Concat(whole?.Elements("identifier") ?? []).ToList();
        var named = identifiers.Select(identifier => identifier.Line()).OfType<string>().ToList();
        var urls = Links.Collect(identifiers.SelectMany(identifier => identifier.Descendants("value")).Select(value => value.Line())
            .OfType<string>().Concat(About(item) is { } about ? [about] : []));
        var notes = item.Elements("description").SelectMany(text => (text.Paragraphs() ?? "").Split('\n'))
            .Where(line => line.Length > 0).ToList();
        var (pubMedId, pmcId) = Links.PubMed(urls, NumbersInNotes.PubMedId(notes), NumbersInNotes.PmcId(notes));
        var (issns, isbns) = SerialNumbers.Read(named.Where(name => name.StartsWith("IS", StringComparison.OrdinalIgnoreCase))
            .Select(name => ("identifier", (string?)name, entry.LineNumber)), issues);
        var journal = kind == PublicationKind.Book || isSeries ? null : whole.At("title").Line();
        journal ??= kind == PublicationKind.Conference ? item.At("presentedAt", "Conference", "title").Line() : null;
        return new BibliographicRecord
        {
            PositionInFile = position,
            RawText = entry.Raw,
            SourceRecordId = item.At("citationKey").Line(),
            Kind = kind,
            PublicationType = item.At("type").Line() ?? type,
            Title = item.At("title").Line() ?? item.At("shortTitle").Line(),
            Abstract = Abstracts.Join(item.Elements("abstract").Select(part => part.Paragraphs())),
            Authors = ZoteroNames.Read(item, ["authors", "creator"], entry.LineNumber, issues),
            Editors = ZoteroNames.Read(item, ["editors"], entry.LineNumber, issues),
            Year = PublicationYear.FindIn([("date", item.At("date").Line(), entry.LineNumber)], issues),
            Journal = journal,
            JournalAbbreviation = isSeries ? null : whole.At("alternative").Line(),
            Volume = item.At("volume").Line() ?? (isSeries ? null : whole.At("volume").Line()),
            Issue = item.At("number").Line() ?? (isSeries ? null : whole.At("number").Line()),
            Pages = PageRange.Parse(item.At("pages").Line())?.ToString(),
            Doi = named.Where(name => name.StartsWith("DOI", StringComparison.OrdinalIgnoreCase)
                    || name.StartsWith("10.", StringComparison.Ordinal)).Select(Doi.Normalise).FirstOrDefault(doi => doi is not null)
                ?? urls.Select(Doi.FromUrl).FirstOrDefault(doi => doi is not null) ?? DoiInNotes.Find(notes),
            PubMedId = pubMedId,
            PmcId = pmcId,
            Issns = issns,
            Isbns = isbns,
            Keywords = IndexTerms.Tidy(item.Elements("subject").Where(subject => !subject.HasElements
                || subject.Element("AutomaticTag") is not null)
                .Select(subject => subject.Line()).OfType<string>()),
            Language = item.At("language").Line(),
            Urls = urls,
            DatabaseName = item.At("libraryCatalog").Line() ?? item.At("archive").Line(),
            AccessionNumber = item.At("coverage").Line(),
            Notes = notes,
        };
    }

    /// <summary>The journal, book or other whole that stands inside of the item.</summary>
    private static XElement? Inside(XElement item)
    {
        var parts = item.Elements("isPartOf").Elements().ToList();
        return parts.Find(part => part.Name.LocalName != "Series") ?? parts.FirstOrDefault();
    }
}
